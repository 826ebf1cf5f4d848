/** New keys: everything locked anew, for when a copy, an old passphrase or an old sheet is in the wrong hands. */
import { useCallback, useState } from 'react';
import { useGo } from '../app/go';
import { useJob, type Job } from '../app/job';
import { JobProgress } from '../app/JobProgress';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { focusOn, useSay } from '../app/say';
import type { Failure, JobKind, RecoveryWords } from '../contract';
import { Button, Card, Measure, PassphraseField, Quiet, Row, Say, Stack, Trouble } from '../controls';
import { NewPassphrase } from '../place/NewPassphrase';
import { RecoverySheet } from '../place/RecoverySheet';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

const kinds: readonly JobKind[] = ['new-keys'];
const unforeseen: Failure = { code: 'unexpected', facts: { name: null, count: null } };

export default function NewKeysPlace() {
  const words = useWords();
  const say = useSay();
  const { go } = useGo();
  const job = useJob(kinds);
  const { ended } = job;
  const close = () => {
    job.clear();
    queueMicrotask(() => focusOn('start-new-keys'));
  };
  const kept = () => {
    job.clear();
    say({ message: words('settings-keys-next'), actions: [{ label: words('settings-keys-backup'), onPress: () => go({ place: 'backup' }) }] });
  };
  return (
    <>
      <PlaceHead title={words('app-place-new-keys')} />
      <PlaceBody>
        <Measure>
          <Stack gap="large">
            {ended?.state === 'failed' && <Trouble failure={ended.failure ?? unforeseen} onClose={close} />}
            {ended?.state === 'stopped' && <Say message={words('settings-keys-stopped')} actions={[{ label: words('app-close'), onPress: close }]} />}
            {job.running ? (
              <>
                <JobProgress job={job} title={words('settings-keys-making')} canLeave={false} />
                <p>{words('settings-keys-wait')}</p>
              </>
            ) : ended?.recovery ? (
              <NewSheet recovery={ended.recovery} isTold={ended.state === 'failed'} onDone={kept} />
            ) : (
              <Ask job={job} />
            )}
          </Stack>
        </Measure>
      </PlaceBody>
    </>
  );
}

function NewSheet({ recovery, isTold, onDone }: { recovery: RecoveryWords; isTold: boolean; onDone: () => void }) {
  const words = useWords();
  const [told, setTold] = useState(isTold);
  const see = () => {
    setTold(true);
    queueMicrotask(() => document.querySelector<HTMLElement>('#new-sheet input')?.focus());
  };
  return (
    <>
      {!told && <Say message={words('settings-keys-done')} actions={[{ label: words('settings-keys-see'), onPress: see }]} />}
      <section id="new-sheet" aria-labelledby="new-sheet-title">
        <Stack>
          <h2 id="new-sheet-title">{words('settings-keys-sheet')}</h2>
          <p>{words('settings-keys-sheet-line')}</p>
          <RecoverySheet recovery={recovery} onDone={onDone} doneLabel={words('settings-recovery-done')} />
        </Stack>
      </section>
    </>
  );
}

function Ask({ job }: { job: Job }) {
  const words = useWords();
  const { go } = useGo();
  const ask = useAsk();
  const [current, setCurrent] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const keep = useCallback((next: string) => setPassphrase(next), []);
  const start = () =>
    ask.run(async () => {
      await job.start('start_new_keys', { current, passphrase });
    });
  return (
    <>
      <Card>
        <Stack gap="small">
          <h2>{words('settings-pass')}</h2>
          <p>{words('settings-keys-not')}</p>
          <Row><Button keep="to-settings" onPress={() => go({ place: 'settings' })}>{words('settings-keys-not-do')}</Button></Row>
        </Stack>
      </Card>
      <section aria-labelledby="keys-new">
        <Stack>
          <h2 id="keys-new">{words('settings-keys-title')}</h2>
          <p>{words('settings-keys-when')}</p>
          <p>{words('settings-keys-old')}</p>
          <PassphraseField label={words('settings-keys-now')} value={current} onChange={setCurrent} />
          <NewPassphrase onChange={keep} />
          {job.otherRuns && <Quiet>{words('jobs-other')}</Quiet>}
          <Trouble failure={ask.failure} onClose={ask.clear} />
          <Row>
            <Button tone="primary" icon="key-round" keep="start-new-keys" isDisabled={ask.busy || job.otherRuns || current === '' || passphrase === ''} onPress={() => void start()}>{words('settings-keys-do')}</Button>
          </Row>
        </Stack>
      </section>
    </>
  );
}
