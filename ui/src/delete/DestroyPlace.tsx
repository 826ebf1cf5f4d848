/** Deleting this whole safe place: what goes and what stays is said first, and the passphrase is asked for. */
import { useState } from 'react';
import { useLocking } from '../app/locking';
import { Ask, Button, PassphraseField, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

export function DestroyPlace() {
  const words = useWords();
  const ask = useAsk();
  const leave = useLocking();
  const [passphrase, setPassphrase] = useState('');
  const [asking, setAsking] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const destroy = () =>
    ask.run(async () => {
      setAsking(false);
      const gone = await call('destroy_safe_place', { passphrase });
      setPassphrase('');
      setLeft(gone.left);
    });
  const askFirst = () => passphrase !== '' && setAsking(true);
  return (
    <Stack>
      <p>{words('delete-place-goes')}</p>
      <p>{words('delete-place-stays')}</p>
      <p>{words('delete-place-cannot')}</p>
      <PassphraseField label={words('place-lock-passphrase')} value={passphrase} onChange={setPassphrase} onEnter={askFirst} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row><Button icon="trash" isDisabled={ask.busy || passphrase === ''} onPress={askFirst}>{words('delete-place')}</Button></Row>
      <Ask
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={words('delete-place-title')}
        actions={[
          { label: words('delete-keep'), onPress: () => setAsking(false) },
          { label: words('delete-place'), onPress: () => void destroy() },
        ]}
      >
        <p>{words('delete-place-last')}</p>
      </Ask>
      {/* Nothing is open behind it any more, so every way out of it leads to the start. */}
      <Ask isOpen={left !== null} onClose={leave} title={words('delete-place-done')} actions={[{ label: words('delete-place-leave'), primary: true, onPress: leave }]}>
        {left !== null && left > 0 && <p>{words('delete-place-left', { count: left })}</p>}
        <p>{words('delete-place-backups')}</p>
      </Ask>
    </Stack>
  );
}
