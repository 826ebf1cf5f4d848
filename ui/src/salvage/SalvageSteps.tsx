/**
 * Saving what can be read of a damaged safe place into a new one: the form, how far it is, what came along and what did not,
 * and the new recovery sheet. The damaged one is only read.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Job } from '../app/job';
import { JobProgress } from '../app/JobProgress';
import type { Opened, Place, RecoveryWords, SalvagedView } from '../contract';
import { Button, Row, Say, Stack, Trouble } from '../controls';
import { LostList } from '../health/DamageList';
import type { Key } from '../place/opening';
import { RecoverySheet } from '../place/RecoverySheet';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { SalvageForm } from './SalvageForm';
import { asked, freshWanted, isFilled } from './salvaging';

export type SalvageStep = 'form' | 'running' | 'outcome' | 'sheet';

interface SalvageStepsProps {
  job: Job;
  place: Place | null;
  given: Key | null;
  remembered: string | null;
  onOpen: (opened: Opened) => void;
  /** Draws the page around a step: its h1 differs outside and inside the desk. */
  around: (step: SalvageStep, content: ReactNode) => ReactNode;
}

export function SalvageSteps({ job, place, given, remembered, onOpen, around }: SalvageStepsProps) {
  const words = useWords();
  const ask = useAsk();
  const [wanted, setWanted] = useState(() => freshWanted(remembered === null ? (place ?? { typed: null, chosen: null }) : place, given));
  const [seen, setSeen] = useState(false);
  const { running, ended } = job;
  const done = ended?.state === 'done' && ended.salvaged !== null ? ended : null;
  const start = () => ask.run(() => job.start('start_salvage', asked(wanted)));
  const enter = () => {
    const opened = done?.opened ?? null;
    job.clear();
    if (opened) onOpen(opened);
  };

  if (running !== null) return around('running', <JobProgress job={job} title={words('salvage-running')} canLeave={false} />);
  if (done?.salvaged && !(seen && done.recovery)) {
    return around('outcome', <Outcome salvaged={done.salvaged} hasSheet={done.recovery !== null} onOn={done.recovery ? () => setSeen(true) : enter} />);
  }
  if (done?.recovery) return around('sheet', <NewSheet recovery={done.recovery} onDone={enter} />);
  const failure = ask.failure ?? ended?.failure ?? null;
  return around(
    'form',
    <Stack gap="large">
      <p>{words('salvage-line')}</p>
      <SalvageForm wanted={wanted} change={(part) => setWanted((old) => ({ ...old, ...part }))} remembered={remembered} />
      {job.otherRuns && <p>{words('jobs-other')}</p>}
      <Trouble failure={failure} onClose={() => { ask.clear(); job.clear(); }} />
      {ended?.state === 'stopped' && <Say message={words('salvage-stopped')} actions={[{ label: words('app-close'), onPress: job.clear }]} />}
      <Row><Button tone="primary" isDisabled={ask.busy || job.otherRuns || !isFilled(wanted)} onPress={() => void start()}>{words('salvage-do')}</Button></Row>
    </Stack>,
  );
}

function Outcome({ salvaged, hasSheet, onOn }: { salvaged: SalvagedView; hasSheet: boolean; onOn: () => void }) {
  const words = useWords();
  const all = salvaged.lost.length === 0 && salvaged.notes_lost === 0 && salvaged.recovered === 0;
  const message = [
    words('salvage-came', { files: salvaged.files, pages: salvaged.pages, notes: salvaged.notes }),
    words(all ? 'salvage-nothing-lost' : 'salvage-some-lost'),
    salvaged.read_again > 0 ? words('salvage-again', { count: salvaged.read_again }) : '',
    salvaged.read_again > 0 || salvaged.recovered > 0 ? words('salvage-start-reading') : '',
  ].filter(Boolean).join(' ');
  return (
    <Say message={message} actions={[{ label: words(hasSheet ? 'salvage-to-sheet' : 'salvage-enter'), onPress: onOn }]}>
      <Stack>
        {salvaged.recovered > 0 && <p>{words('salvage-recovered', { count: salvaged.recovered })}</p>}
        {salvaged.notes_lost > 0 && <p>{words('salvage-notes-lost', { count: salvaged.notes_lost })}</p>}
        {salvaged.lost.length > 0 && <LostList lost={salvaged.lost} />}
      </Stack>
    </Say>
  );
}

function NewSheet({ recovery, onDone }: { recovery: RecoveryWords; onDone: () => void }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true }), []);
  return (
    <div ref={box}>
      <Stack gap="large">
        <p>{words('salvage-sheet-line')}</p>
        <RecoverySheet recovery={recovery} onDone={onDone} skippable />
      </Stack>
    </div>
  );
}
