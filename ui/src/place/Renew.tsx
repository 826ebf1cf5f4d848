/** A new passphrase after opening with the 12 words, because the old one is forgotten. It can be skipped. */
import { useCallback, useState } from 'react';
import { Button, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { NewPassphrase } from './NewPassphrase';
import { Outside } from './Outside';

export function Renew({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const [passphrase, setPassphrase] = useState('');
  const keep = useCallback((next: string) => setPassphrase(next), []);
  const change = () =>
    ask.run(async () => {
      await call('change_passphrase', { passphrase });
      onDone();
    });
  return (
    <Outside key="renew" title={words('place-new-title')}>
      <Stack gap="large">
        <p>{words('place-new-line')}</p>
        <NewPassphrase onChange={keep} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row equal>
          <Button onPress={onDone}>{words('place-skip')}</Button>
          <Button tone="primary" isDisabled={ask.busy || passphrase === ''} onPress={() => void change()}>{words('place-new-do')}</Button>
        </Row>
      </Stack>
    </Outside>
  );
}
