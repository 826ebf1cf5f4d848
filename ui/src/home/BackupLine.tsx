/** One quiet line about backups, and once, when it is time, a few words more. Nothing at all when reminders are off. */
import { useState } from 'react';
import { useGo } from '../app/go';
import { focusOn, useSay } from '../app/say';
import type { KeepingView } from '../contract';
import { Button, Card, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useAgo } from '../words/ago';
import { useWords } from '../words/words';

/** The newest backup at which the person said "not now"; it holds until the window is started anew. */
let saidAt: string | null = null;
const stateOf = (keeping: KeepingView) => keeping.backups[0]?.made ?? 'none';

export function BackupLine() {
  const words = useWords();
  const ago = useAgo();
  const { go } = useGo();
  const keeping = useReply('keeping', {});
  const [, setTurn] = useState(0);
  // A line that cannot be told is left out: the screen of backups says why.
  if (keeping.data === null || !keeping.data.reminders_on) return null;
  const newest = keeping.data.backups[0];
  const now = stateOf(keeping.data);
  if (keeping.data.remind && saidAt !== now) {
    const later = () => {
      saidAt = now;
      setTurn((n) => n + 1);
      queueMicrotask(() => focusOn('backups'));
    };
    return <Reminder isFirst={newest === undefined} onLater={later} onView={keeping.set} />;
  }
  return (
    <Row>
      <Quiet>{newest === undefined ? words('backup-none') : `${words('backup-last', { when: ago(newest.tested) })} ${words('backup-changes', { count: keeping.data.changes_since })}`}</Quiet>
      <Button tone="quiet" keep="backups" onPress={() => go({ place: 'backup' })}>{words('app-place-backup')}</Button>
    </Row>
  );
}

function Reminder({ isFirst, onLater, onView }: { isFirst: boolean; onLater: () => void; onView: (view: KeepingView) => void }) {
  const words = useWords();
  const say = useSay();
  const { go } = useGo();
  const ask = useAsk();
  const off = () =>
    ask.run(async () => {
      onView(await call('set_backup_reminder', { on: false }));
      say({ message: words('home-backup-off') });
    });
  return (
    <Card tone="soft" label={words('app-place-backup')}>
      <Stack gap="small">
        <p>{words(isFirst ? 'home-backup-first' : 'home-backup-again')}</p>
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button icon="hard-drive" keep="backups" onPress={() => go({ place: 'backup' })}>{words('backup-make')}</Button>
          <Button onPress={onLater}>{words('home-backup-later')}</Button>
          <Button tone="quiet" isDisabled={ask.busy} onPress={() => void off()}>{words('home-backup-stop')}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
