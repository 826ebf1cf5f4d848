/** Asked once, before the first backup: is the recovery sheet right? A backup that nobody can open is none. */
import { useState } from 'react';
import { useGo } from '../app/go';
import { useSay } from '../app/say';
import { Button, Card, Quiet, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

export function CheckSheet({ onRight, onLater }: { onRight: () => void; onLater: () => void }) {
  const words = useWords();
  const { go } = useGo();
  const say = useSay();
  const ask = useAsk();
  const [typed, setTyped] = useState('');
  const check = () =>
    ask.run(async () => {
      await call('check_recovery_words', { text: typed.trim() });
      onRight();
      say({ message: words('backup-sheet-right'), focusAfter: 'make-backup' });
    });
  return (
    <Card tone="soft">
      <Stack>
        <h3>{words('backup-sheet-title')}</h3>
        <p>{words('backup-sheet-line')}</p>
        <TextField label={words('backup-sheet-words')} help={words('place-recover-words-help')} value={typed} onChange={setTyped} lines={3} maxLength={400} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button icon="check" isDisabled={ask.busy || typed.trim() === ''} onPress={() => void check()}>{words('backup-sheet-check')}</Button>
          <Button onPress={onLater}>{words('backup-sheet-later')}</Button>
          <Button tone="quiet" keep="lost-sheet" onPress={() => go({ place: 'settings' })}>{words('backup-sheet-lost')}</Button>
        </Row>
        <Quiet>{words('backup-sheet-lost-line')}</Quiet>
      </Stack>
    </Card>
  );
}
