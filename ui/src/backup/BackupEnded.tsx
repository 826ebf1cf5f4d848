/** How a backup or a test of one ended, told once. "Made" is only ever said after the test. */
import { useGo } from '../app/go';
import type { Job } from '../app/job';
import { focusOn } from '../app/say';
import type { Failure } from '../contract';
import { Say, Trouble } from '../controls';
import { useWords } from '../words/words';
import { dayWords } from '../words/day';

const unforeseen: Failure = { code: 'unexpected', facts: { name: null, count: null } };

export function BackupEnded({ job }: { job: Job }) {
  const words = useWords();
  const { go } = useGo();
  const { ended } = job;
  if (ended === null) return null;
  const close = () => {
    job.clear();
    queueMicrotask(() => focusOn('make-backup'));
  };
  const made = ended.kind === 'backup';
  if (ended.state === 'failed') return <Trouble failure={ended.failure ?? unforeseen} onClose={close} />;
  const closing = [{ label: words('app-close'), onPress: close }];
  if (ended.state === 'stopped' || ended.backup === null) return <Say message={words(made ? 'backup-stopped' : 'backup-test-stopped')} actions={closing} />;
  const { backup } = ended;
  const counts = words('backup-counts', { files: backup.files, pages: backup.pages, notes: backup.notes });
  const message = [
    made ? words('backup-done', { counts, label: backup.label }) : words('backup-test-done', { counts, day: dayWords(backup.made) }),
    backup.damaged > 0 ? words('backup-hurt', { count: backup.damaged }) : '',
    ended.backups_removed > 0 ? words('backup-removed', { count: ended.backups_removed }) : '',
  ].filter(Boolean).join(' ');
  // What is damaged in the safe place itself is named by its check.
  const ways = backup.damaged > 0 ? [{ label: words('app-place-health'), onPress: () => go({ place: 'health' }) }, ...closing] : closing;
  return (
    <Say message={message} actions={ways} onClose={close}>
      {made && <p>{words('backup-done-next')}</p>}
    </Say>
  );
}
