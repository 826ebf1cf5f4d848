/** The backups that this computer knows of, newest first: where each is, what opens it, and testing it again. */
import { useGo } from '../app/go';
import type { Job } from '../app/job';
import type { BackupView } from '../contract';
import { Button, Card, Quiet, Row, Stack, Trouble, VisuallyHidden } from '../controls';
import { useAsk } from '../reply';
import { useAgo } from '../words/ago';
import { dayWords } from '../words/day';
import { useSize } from '../words/size';
import { useWords } from '../words/words';
import css from './backup.module.css';

export function KnownBackups({ backups, job }: { backups: readonly BackupView[]; job: Job }) {
  const words = useWords();
  if (backups.length === 0) return null;
  return (
    <section aria-labelledby="backup-known">
      <Stack>
        <h2 id="backup-known">{words('backup-known')}</h2>
        <ul role="list" className={css.list}>
          {backups.map((backup) => <li key={`${backup.label} ${backup.made}`}><Known backup={backup} job={job} /></li>)}
        </ul>
      </Stack>
    </section>
  );
}

function Known({ backup, job }: { backup: BackupView; job: Job }) {
  const words = useWords();
  const ago = useAgo();
  const size = useSize();
  const ask = useAsk();
  const { go } = useGo();
  const day = dayWords(backup.made);
  const test = () =>
    ask.run(async () => {
      await job.start('start_backup_test', { place: { typed: backup.label, chosen: null } });
    });
  return (
    <Card>
      <Stack gap="small">
        <h3>{words('backup-of', { day })}</h3>
        <p>{words('backup-counts-size', { counts: words('backup-counts', { files: backup.files, pages: backup.pages, notes: backup.notes }), size: size(backup.bytes) })}</p>
        <Quiet>{words('backup-where', { label: backup.label })}</Quiet>
        <Quiet>{words('backup-tested', { when: ago(backup.tested) })} {words(backup.opens_with_passphrase ? 'backup-with-both' : 'backup-with-sheet')}</Quiet>
        {backup.damaged > 0 && <p>{words('backup-hurt', { count: backup.damaged })}</p>}
        {!backup.there && <p>{words('backup-not-there')}</p>}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {backup.there && (
          <Row>
            <Button isDisabled={ask.busy || job.running !== null || job.otherRuns} onPress={() => void test()}>{words('backup-test')}<VisuallyHidden>{words('backup-of', { day })}</VisuallyHidden></Button>
            <Button tone="quiet" keep={`restore-${backup.label}`} onPress={() => go({ place: 'restore', key: backup.label })}>{words('backup-restore-this')}<VisuallyHidden>{words('backup-of', { day })}</VisuallyHidden></Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
