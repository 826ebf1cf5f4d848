/** How restoring ended: what came back, how old it is, and the way in. */
import type { Job } from '../app/job';
import type { BackupLabelView, Opened } from '../contract';
import { Say } from '../controls';
import { dayWords } from '../words/day';
import { useWords } from '../words/words';

interface RestoreEndedProps {
  job: Job;
  /** What was seen of the backup before; null when the person left the screen meanwhile. */
  label: BackupLabelView | null;
  onOpen: (opened: Opened) => void;
}

export function RestoreEnded({ job, label, onOpen }: RestoreEndedProps) {
  const words = useWords();
  const { ended } = job;
  if (ended === null) return null;
  const { opened } = ended;
  if (ended.state === 'stopped' || opened === null) {
    return <Say message={words('backup-restore-stopped')} actions={[{ label: words('app-close'), onPress: job.clear }]} />;
  }
  const made = ended.backup?.made ?? label?.made;
  const message = [
    words('backup-restore-done', { files: opened.papers, pages: opened.pages }),
    made === undefined ? '' : words('backup-restore-done-made', { day: dayWords(made) }),
    ended.older_than_seen ? words('backup-restore-older') : '',
  ].filter(Boolean).join(' ');
  const enter = () => {
    job.clear();
    onOpen(opened);
  };
  return (
    <Say message={message} actions={[{ label: words('backup-restore-enter'), onPress: enter }]}>
      {ended.older_than_seen && <p>{words('backup-restore-older-do')}</p>}
      <p>{words('backup-restore-after')}</p>
    </Say>
  );
}
