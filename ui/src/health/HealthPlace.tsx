/** The health check: a quick one or a full one, how far it is, and what it found with what can be done. It changes nothing by itself. */
import { useEffect, useState } from 'react';
import { useKept } from '../app/go';
import { useJob, type Job } from '../app/job';
import { JobProgress } from '../app/JobProgress';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { focusOn } from '../app/say';
import type { CheckView, JobKind } from '../contract';
import { Button, Card, Quiet, Row, Say, Stack, Trouble, Waiting } from '../controls';
import { useAsk, useReply } from '../reply';
import { dayWords } from '../words/day';
import { useWords } from '../words/words';
import { DamageCards } from './DamageList';
import { grouped } from './damage';

const kinds: readonly JobKind[] = ['check'];

export default function HealthPlace() {
  const words = useWords();
  const keeping = useReply('keeping', {});
  const job = useJob(kinds);
  return (
    <>
      <PlaceHead title={words('app-place-health')} />
      <PlaceBody>
        <p>{words('health-line')}</p>
        <Trouble failure={keeping.failure} onTry={keeping.again} />
        {keeping.data === null && keeping.loading && <Waiting />}
        {keeping.data && (
          <>
            <p>{keeping.data.last_check === null ? words('health-never') : words('health-last', { day: dayWords(keeping.data.last_check) })}</p>
            {job.running === null ? <Start job={job} /> : <JobProgress job={job} title={words('health-running')} />}
            <Found job={job} readingOnly={keeping.data.reading_only} />
          </>
        )}
      </PlaceBody>
    </>
  );
}

function Start({ job }: { job: Job }) {
  const words = useWords();
  const ask = useAsk();
  const start = (full: boolean) => void ask.run(() => job.start('start_check', { full }));
  const isDisabled = ask.busy || job.otherRuns;
  return (
    <Stack>
      <Card>
        <Stack>
          <Stack gap="small">
            <Row><Button icon="heart-pulse" keep="health-quick" isDisabled={isDisabled} onPress={() => start(false)}>{words('health-quick')}</Button></Row>
            <Quiet>{words('health-quick-line')}</Quiet>
          </Stack>
          <Stack gap="small">
            <Row><Button icon="search" keep="health-full" isDisabled={isDisabled} onPress={() => start(true)}>{words('health-full')}</Button></Row>
            <Quiet>{words('health-full-line')}</Quiet>
          </Stack>
        </Stack>
      </Card>
      {job.otherRuns && <p>{words('jobs-other')}</p>}
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Stack>
  );
}

/** The end is told once by dialog; the list stays, also while the person goes to a page and comes back. */
function Found({ job, readingOnly }: { job: Job; readingOnly: boolean }) {
  const words = useWords();
  const [found, setFound] = useKept<CheckView | null>('found', null);
  const [told, setTold] = useState(true);
  const { ended, running, clear } = job;
  const check = ended?.check ?? null;
  useEffect(() => {
    if (check === null) return;
    setFound(check);
    setTold(false);
    clear();
  }, [check, clear, setFound]);
  const back = () => queueMicrotask(() => focusOn('health-quick'));
  const close = () => {
    clear();
    back();
  };
  if (running !== null) return null;
  if (ended?.failure) return <Trouble failure={ended.failure} onClose={close} />;
  if (ended?.state === 'stopped') return <Say message={words('health-stopped')} actions={[{ label: words('app-close'), onPress: close }]} />;
  if (found === null) return null;

  const { papers, whole } = grouped(found.damage);
  const facts = { files: found.files, pages: found.pages, notes: found.notes };
  const well = found.damage.length === 0;
  const message = well ? `${words('health-well', facts)} ${words(found.full ? 'health-well-full' : 'health-well-quick')}` : words('health-damaged', { count: papers.length + whole.length });
  return (
    <>
      {!told ? (
        <Say message={message} actions={[{ label: words('app-close'), onPress: () => { setTold(true); back(); } }]} />
      ) : (
        <p>{message}</p>
      )}
      {!well && (
        <section aria-labelledby="found-title">
          <Stack>
            <h2 id="found-title">{words('health-found')}</h2>
            {readingOnly && <Quiet>{words('health-reading-only')}</Quiet>}
            <DamageCards damage={found.damage} readingOnly={readingOnly} onMended={(what) => setFound({ ...found, damage: found.damage.filter((one) => one.what !== what) })} />
          </Stack>
        </section>
      )}
    </>
  );
}
