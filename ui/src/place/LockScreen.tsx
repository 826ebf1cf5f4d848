/** The lock screen. Shows the name that the person chose and nothing else of what is inside. */
import { useState } from 'react';
import { RestoreOutside } from '../backup/RestoreOutside';
import type { Opened, Startup } from '../contract';
import { Button, PassphraseField, Quiet, Row, Stack, Trouble } from '../controls';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { canGoOn, openWith } from './opening';
import { OpenPlace, Recover } from './OpenPlace';
import { Outside } from './Outside';
import { WontOpen } from './WontOpen';

interface LockScreenProps {
  startup: Startup;
  onOpen: (opened: Opened) => void;
}

export function LockScreen({ startup, onOpen }: LockScreenProps) {
  const words = useWords();
  const ask = useAsk();
  const [passphrase, setPassphrase] = useState('');
  const [way, setWay] = useState<'passphrase' | 'recovery' | 'another' | 'restore'>('passphrase');
  if (way === 'recovery') return <Recover place={null} onBack={() => setWay('passphrase')} onOpen={onOpen} />;
  if (way === 'another') return <OpenPlace onBack={() => setWay('passphrase')} onOpen={onOpen} />;
  if (way === 'restore') return <RestoreOutside onBack={() => setWay('passphrase')} onOpen={onOpen} />;
  if (canGoOn(ask.failure)) return <WontOpen failure={ask.failure} place={null} given={{ passphrase, words: null }} onBack={ask.clear} onOpen={onOpen} />;

  const open = () =>
    ask.run(async () => {
      onOpen(await openWith(null, { passphrase, words: null }, false));
    });
  const close = () => {
    ask.clear();
    document.querySelector<HTMLElement>('main input')?.focus();
  };
  return (
    <Outside key="lock" title={startup.name ?? words('place-lock-folder')} lock>
      <Stack gap="large">
        {startup.locked_by_idle && <Quiet>{words('place-lock-idle', { minutes: startup.idle_minutes })}</Quiet>}
        <Stack>
          <PassphraseField label={words('place-lock-passphrase')} value={passphrase} onChange={setPassphrase} onEnter={() => passphrase !== '' && void open()} />
          <Button tone="primary" isDisabled={ask.busy || passphrase === ''} onPress={() => void open()}>
            {words(ask.busy ? 'place-lock-opening' : 'place-lock-open')}
          </Button>
          <Trouble failure={ask.failure} onClose={close} />
        </Stack>
        <Stack gap="small">
          <Quiet>{words('place-lock-forgotten')}</Quiet>
          <Row>
            <Button onPress={() => setWay('recovery')}>{words('place-lock-recovery')}</Button>
            <Button onPress={() => setWay('another')}>{words('place-lock-another')}</Button>
            <Button onPress={() => setWay('restore')}>{words('app-place-restore')}</Button>
          </Row>
        </Stack>
      </Stack>
    </Outside>
  );
}
