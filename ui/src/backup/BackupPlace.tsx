/** Backups: what one is, making one and testing it, the ones that are known, and whether to be reminded. */
import { useGo } from '../app/go';
import { useJob } from '../app/job';
import { useOpened } from '../app/opened';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import type { JobKind, KeepingView } from '../contract';
import { Button, Card, Checkbox, Measure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { useAsk, useReply, type Reply } from '../reply';
import { useAgo } from '../words/ago';
import { useWords } from '../words/words';
import { KnownBackups } from './KnownBackups';
import { MakeBackup } from './MakeBackup';

const kinds: readonly JobKind[] = ['backup', 'backup-test'];

export default function BackupPlace() {
  const words = useWords();
  const { go } = useGo();
  const opened = useOpened();
  const keeping = useReply('keeping', {});
  const job = useJob(kinds);
  return (
    <>
      <PlaceHead title={words('app-place-backup')} />
      <PlaceBody>
        <Measure>
          <Stack gap="large">
            <p>{words('backup-what')}</p>
            {opened?.made_up && <Card tone="soft"><p>{words('backup-made-up')}</p></Card>}
            <Trouble failure={keeping.failure} onTry={keeping.again} takesFocus={false} />
            {keeping.data === null && keeping.loading && <Waiting />}
            {keeping.data && (
              <>
                <Since keeping={keeping.data} />
                {keeping.data.copied_by && <Copied by={keeping.data.copied_by} />}
                <MakeBackup keeping={keeping.data} job={job} onChecked={keeping.again} />
                <KnownBackups backups={keeping.data.backups} job={job} />
                <section aria-labelledby="backup-open">
                  <Stack gap="small">
                    <h2 id="backup-open">{words('backup-open')}</h2>
                    <p>{words('backup-open-line')}</p>
                    <Row><Button icon="folder-open" keep="restore" onPress={() => go({ place: 'restore' })}>{words('app-place-restore')}</Button></Row>
                  </Stack>
                </section>
                <Reminders keeping={keeping.data} reply={keeping} />
              </>
            )}
          </Stack>
        </Measure>
      </PlaceBody>
    </>
  );
}

function Since({ keeping }: { keeping: KeepingView }) {
  const words = useWords();
  const ago = useAgo();
  const newest = keeping.backups[0];
  if (newest === undefined) return <p>{words('backup-none')}</p>;
  return <p>{words('backup-last', { when: ago(newest.tested) })} {words('backup-changes', { count: keeping.changes_since })}</p>;
}

/** The safe place itself lies where a service copies it while it is in use. */
function Copied({ by }: { by: string }) {
  const words = useWords();
  return (
    <Card tone="soft" label={words('backup-copied-title', { by })}>
      <Stack gap="small">
        <h2>{words('backup-copied-title', { by })}</h2>
        <p>{words('backup-copied', { by })}</p>
        <p>{words('backup-copied-do')}</p>
      </Stack>
    </Card>
  );
}

function Reminders({ keeping, reply }: { keeping: KeepingView; reply: Reply<KeepingView> }) {
  const words = useWords();
  const ask = useAsk();
  const set = (on: boolean) =>
    ask.run(async () => {
      reply.set(await call('set_backup_reminder', { on }));
    });
  return (
    <section aria-labelledby="backup-reminders">
      <Stack gap="small">
        <h2 id="backup-reminders">{words('backup-reminders')}</h2>
        <Checkbox label={words('backup-remind')} help={words('backup-remind-help')} isSelected={keeping.reminders_on} onChange={(on) => void set(on)} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {!keeping.reminders_on && <Quiet>{words('backup-remind-off')}</Quiet>}
      </Stack>
    </section>
  );
}
