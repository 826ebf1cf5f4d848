/** How reading the pictures of pages is going: one line and a bar while it goes on, one line when it cannot. It asks for nothing. */
import type { ScansView } from '../contract';
import { Card, Progress, Quiet, Stack } from '../controls';
import { useWords } from '../words/words';

/** True where there is something to say about it. */
export const hasScansToTell = (scans: ScansView): boolean =>
  (scans.waiting > 0 && scans.state !== 'idle') || scans.state === 'failed' || (scans.state === 'no_models' && scans.waiting > 0);

export function useScansWords(): (scans: ScansView) => string {
  const words = useWords();
  return (scans) => {
    const done = scans.read + scans.could_not_read;
    const count = { done, all: done + scans.waiting };
    if (scans.state === 'no_models') return words('bring-scans-no-models', { count: scans.waiting });
    if (scans.state !== 'running') return words('bring-scans-paused', count);
    const left = scans.minutes_left === null ? '' : ` ${words('bring-minutes', { minutes: scans.minutes_left })}`;
    return `${words('bring-scans', count)}${left}`;
  };
}

export function ScansProgress({ scans }: { scans: ScansView }) {
  const words = useWords();
  const said = useScansWords()(scans);
  const done = scans.read + scans.could_not_read;
  if (!hasScansToTell(scans)) return null;
  return (
    <Stack gap="small">
      {scans.state === 'no_models' ? <p>{said}</p> : <Progress label={words('bring-scans-bar')} done={done} of={done + scans.waiting} words={said} />}
      {scans.state === 'running' && <Quiet>{words('bring-scans-meanwhile')}</Quiet>}
      {scans.could_not_read > 0 && <Quiet>{words('bring-scans-not', { count: scans.could_not_read })}</Quiet>}
    </Stack>
  );
}

/** On its own, where no import is shown beside it. */
export function ScansCard({ scans, children }: { scans: ScansView; children?: React.ReactNode }) {
  const words = useWords();
  if (!hasScansToTell(scans)) return null;
  return (
    <Card label={words('bring-scans-bar')}>
      <Stack>
        <h2>{words('bring-scans-title')}</h2>
        <ScansProgress scans={scans} />
        {children}
      </Stack>
    </Card>
  );
}
