/** Restoring from a backup before any safe place is open: from the welcome, the lock screen, and one that will not open. */
import type { Opened } from '../contract';
import { Outside } from '../place/Outside';
import { useWords } from '../words/words';
import { RestoreSteps } from './RestoreSteps';
import { useRestoreJob } from './restoring';

interface RestoreOutsideProps {
  onBack: () => void;
  onOpen: (opened: Opened) => void;
}

export function RestoreOutside({ onBack, onOpen }: RestoreOutsideProps) {
  const words = useWords();
  const job = useRestoreJob();
  // While it runs there is nowhere to go: its end opens the safe place.
  const canLeave = job.running === null && job.ended === null;
  return (
    <Outside key="restore" title={words('app-place-restore')} {...(canLeave ? { onBack } : {})}>
      <RestoreSteps job={job} first={null} onOpen={onOpen} canLeave={false} />
    </Outside>
  );
}
