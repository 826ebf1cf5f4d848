/** A locked file asks for its password here. It can be given now or later, and as often as a person likes. */
import { useState } from 'react';
import { useSay } from '../app/say';
import type { FileRow } from '../contract';
import { Button, PassphraseField, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { changed, useAsk } from '../reply';
import { useWords } from '../words/words';

export function FilePassword({ row, focusAfter }: { row: FileRow; focusAfter: string }) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [password, setPassword] = useState('');
  const { id, name } = row;
  const open = () =>
    ask.run(async () => {
      const { others, still_locked } = await call('unlock_file', { id, password });
      setPassword('');
      const message = [
        words('files-unlocked', { name }),
        others > 0 ? words('files-unlocked-others', { count: others }) : '',
        still_locked > 0 ? words('files-still-locked', { count: still_locked }) : '',
      ].filter(Boolean).join(' ');
      say({ message, focusAfter });
      changed();
    });
  return (
    <Stack gap="small">
      <PassphraseField
        label={words('files-password', { name })}
        help={words('files-password-where')}
        value={password}
        onChange={setPassword}
        onEnter={() => password !== '' && void open()}
        ofFile
      />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Button tone="primary" isDisabled={ask.busy || password === ''} aria-label={words('files-unlock-label', { name })} onPress={() => void open()}>{words('files-unlock')}</Button>
      </Row>
      <Quiet>{words('files-password-later')}</Quiet>
    </Stack>
  );
}
