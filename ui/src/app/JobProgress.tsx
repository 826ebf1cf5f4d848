/** A long job while it runs: how far it is, in words and one bar, and a way to stop it. Leaving the screen does not stop it. */
import { useEffect, useRef } from 'react';
import { Button, Card, Progress, Quiet, Row, Stack, Trouble } from '../controls';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import type { Job } from './job';

interface JobProgressProps {
  job: Job;
  title: string;
  /** False where there is nowhere else to go meanwhile. */
  canLeave?: boolean;
}

export function JobProgress({ job, title, canLeave = true }: JobProgressProps) {
  const words = useWords();
  const ask = useAsk();
  const stop = useRef<HTMLButtonElement>(null);
  const runs = job.running !== null;
  useEffect(() => {
    // What was pressed to start it is gone from the screen; the focus must not be lost with it.
    const focused = document.activeElement;
    if (runs && (focused === null || focused === document.body || focused.matches(':disabled'))) stop.current?.focus();
  }, [runs]);
  if (job.running === null || job.running.kind === null) return null;
  return (
    <Card label={title}>
      <Stack>
        <Progress label={title} done={job.running.percent} of={100} words={words('jobs-percent', { percent: job.running.percent })} />
        {canLeave && <Quiet>{words('jobs-leave')}</Quiet>}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row><Button ref={stop} icon="x" isDisabled={ask.busy} onPress={() => void ask.run(job.stop)}>{words(`jobs-stop-${job.running.kind}`)}</Button></Row>
      </Stack>
    </Card>
  );
}
