/** Getting everything back from a backup, in at most four steps with one thing each, for someone who has never seen the app. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Job } from '../app/job';
import { JobProgress } from '../app/JobProgress';
import type { Opened } from '../contract';
import { Button, Card, PassphraseField, PlaceField, RadioGroup, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { NewPassphrase } from '../place/NewPassphrase';
import { useAsk } from '../reply';
import { dayWords } from '../words/day';
import { useSize } from '../words/size';
import { useWords } from '../words/words';
import css from './backup.module.css';
import { RestoreEnded } from './RestoreEnded';
import { freshWanted, isFilled, stepFor, stepsOf, type Step, type Wanted } from './restoring';

interface RestoreStepsProps {
  job: Job;
  /** Where the backup is, when the person came from one. */
  first: string | null;
  onOpen: (opened: Opened) => void;
  /** There are other screens to go to while it runs. */
  canLeave: boolean;
}

export function RestoreSteps({ job, first, onOpen, canLeave }: RestoreStepsProps) {
  const words = useWords();
  const ask = useAsk();
  const [wanted, setWanted] = useState(() => freshWanted(first));
  const [step, setStep] = useState<Step>('find');
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const change = (part: Partial<Wanted>) => setWanted((old) => ({ ...old, ...part }));
  const to = (next: Step) => {
    moved.current = true;
    ask.clear();
    setStep(next);
  };

  const toFirst = () => box.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button')?.focus();
  // A new step is heard by its first control; the first step is left to the screen.
  useEffect(() => {
    if (moved.current) toFirst();
  }, [step]);

  const failedAt = job.ended?.state === 'failed' && job.ended.failure ? stepFor(job.ended.failure.code) : null;
  useEffect(() => {
    if (failedAt === null) return;
    // What went wrong has the focus, not the step.
    moved.current = false;
    setStep(failedAt);
  }, [failedAt]);

  if (job.running !== null) return <JobProgress job={job} title={words('backup-restoring')} canLeave={canLeave} />;
  if (job.ended !== null && job.ended.state !== 'failed') return <RestoreEnded job={job} label={wanted.label} onOpen={onOpen} />;

  const steps = stepsOf(wanted);
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  const next = () =>
    ask.run(async () => {
      if (step === 'find') {
        const label = await call('look_at_backup', { place: wanted.backup });
        change({ label, ...(label.opens_with_passphrase ? {} : { how: 'words' }) });
      }
      if (step === 'open' && wanted.how === 'words') change({ words: wanted.words.trim() });
      if (after !== undefined) {
        to(after);
        return;
      }
      const byWords = wanted.how === 'words';
      await job.start('start_restore', {
        backup: wanted.backup,
        into: wanted.into,
        passphrase: byWords ? null : wanted.passphrase,
        words: byWords ? wanted.words : null,
        new_passphrase: byWords ? wanted.newPassphrase : null,
      });
    });
  const onEnter = () => isFilled(step, wanted) && void next();

  return (
    <section aria-labelledby="restore-step" className={css.step}>
      <h2 id="restore-step"><span className={css.count}>{words('backup-restore-step', { n: at + 1, of: wanted.label === null ? 0 : steps.length })}</span> {words(`backup-restore-${step}`)}</h2>
      <div ref={box}>
        {step === 'find' && (
          <PlaceField label={words('backup-restore-file')} help={words('backup-restore-file-help')} value={wanted.backup} onChange={(backup) => change({ backup, label: null })} purpose="file" onEnter={onEnter} />
        )}
        {step === 'open' && <OpenWith wanted={wanted} change={change} onEnter={onEnter} />}
        {step === 'new' && <New wanted={wanted} change={change} onEnter={onEnter} />}
        {step === 'where' && <Into wanted={wanted} change={change} onEnter={onEnter} />}
      </div>
      {job.otherRuns && <p>{words('jobs-other')}</p>}
      <Trouble failure={ask.failure ?? job.ended?.failure ?? null} onClose={() => { ask.clear(); job.clear(); queueMicrotask(toFirst); }} />
      <Row>
        {before !== undefined && <Button icon="arrow-left" onPress={() => to(before)}>{words('backup-restore-back')}</Button>}
        <Button tone="primary" isDisabled={ask.busy || job.otherRuns || !isFilled(step, wanted)} onPress={() => void next()}>
          {words(after === undefined ? 'backup-restore-do' : 'backup-restore-next')}
        </Button>
      </Row>
    </section>
  );
}

interface PartProps {
  wanted: Wanted;
  change: (part: Partial<Wanted>) => void;
  onEnter: () => void;
}

function OpenWith({ wanted, change, onEnter }: PartProps) {
  const words = useWords();
  const size = useSize();
  const { label, how } = wanted;
  return (
    <Stack>
      {label && (
        <Card tone="soft">
          <p>{words('backup-restore-made', { day: dayWords(label.made), size: size(label.bytes) })}</p>
          {label.of_open_place && <p>{words('backup-restore-same')}</p>}
        </Card>
      )}
      {label?.opens_with_passphrase ? (
        <RadioGroup<Wanted['how']>
          label={words('backup-restore-how')}
          value={how}
          onChange={(next) => change({ how: next })}
          options={[
            { value: 'passphrase', label: words('backup-restore-passphrase'), help: words('backup-restore-passphrase-help') },
            { value: 'words', label: words('backup-restore-words') },
          ]}
        />
      ) : (
        <p>{words('backup-restore-sheet-only')}</p>
      )}
      {how === 'passphrase' ? (
        <PassphraseField label={words('place-lock-passphrase')} value={wanted.passphrase} onChange={(passphrase) => change({ passphrase })} onEnter={onEnter} />
      ) : (
        <TextField label={words('place-recover-words')} help={words('place-recover-words-help')} value={wanted.words} onChange={(typed) => change({ words: typed })} lines={3} maxLength={400} />
      )}
    </Stack>
  );
}

function New({ wanted, change, onEnter }: PartProps) {
  const words = useWords();
  // Coming back must not offer other words in place of those that the person wrote down.
  const [kept, setKept] = useState(wanted.newPassphrase);
  const latest = useRef(change);
  latest.current = change;
  const keep = useCallback((newPassphrase: string) => latest.current({ newPassphrase }), []);
  if (kept !== '') {
    return (
      <Stack>
        <p>{words('backup-restore-new-kept')}</p>
        <p className={css.kept}>{kept}</p>
        <Row><Button onPress={() => { setKept(''); keep(''); }}>{words('backup-restore-new-other')}</Button></Row>
      </Stack>
    );
  }
  return (
    <Stack>
      <p>{words('backup-restore-new-line')}</p>
      <NewPassphrase onChange={keep} onEnter={onEnter} />
    </Stack>
  );
}

function Into({ wanted, change, onEnter }: PartProps) {
  const words = useWords();
  const name = words('place-make-name-usual');
  useEffect(() => {
    if (wanted.into.chosen !== null || wanted.into.typed !== null) return;
    let here = true;
    call('suggest_place', { purpose: 'safe_place', name }).then(
      ({ typed }) => here && change({ into: { typed, chosen: null } }),
      () => undefined,
    );
    return () => {
      here = false;
    };
    // Once, when the step opens.
  }, []);
  return <PlaceField label={words('place-make-where')} help={words('backup-restore-into-help')} value={wanted.into} onChange={(into) => change({ into })} purpose="safe_place" name={name} onEnter={onEnter} />;
}
