/** Opening a safe place that is on this computer or on a stick, with its passphrase or its recovery words. */
import { useCallback, useState } from 'react';
import type { Opened, Place } from '../contract';
import { Button, isSomewhere, nowhere, PassphraseField, PlaceField, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { NewPassphrase } from './NewPassphrase';
import { Outside } from './Outside';

interface OpeningProps {
  onBack: () => void;
  onOpen: (opened: Opened) => void;
}

export function OpenPlace({ onBack, onOpen }: OpeningProps) {
  const words = useWords();
  const ask = useAsk();
  const [place, setPlace] = useState<Place>(nowhere);
  const [passphrase, setPassphrase] = useState('');
  const [recovering, setRecovering] = useState(false);
  if (recovering) return <Recover place={place} onBack={() => setRecovering(false)} onOpen={onOpen} />;

  const ready = isSomewhere(place) && passphrase !== '';
  const open = () =>
    ask.run(async () => {
      onOpen(await call('open_safe_place', { passphrase, place }));
    });
  return (
    <Outside key="open" title={words('place-open-title')} onBack={onBack}>
      <Stack gap="large">
        <PlaceField label={words('place-open-where')} help={words('place-open-where-help')} value={place} onChange={setPlace} purpose="open" />
        <PassphraseField label={words('place-lock-passphrase')} value={passphrase} onChange={setPassphrase} onEnter={() => ready && void open()} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button tone="primary" isDisabled={ask.busy || !ready} onPress={() => void open()}>{words(ask.busy ? 'place-lock-opening' : 'place-lock-open')}</Button>
          <Button tone="quiet" onPress={() => setRecovering(true)}>{words('place-lock-recovery')}</Button>
        </Row>
      </Stack>
    </Outside>
  );
}

interface RecoverProps extends OpeningProps {
  /** Where the safe place is; null when the desk knows. */
  place: Place | null;
}

/** Opening with the 12 words; then a new passphrase, because the old one is forgotten. */
export function Recover({ place: first, onBack, onOpen }: RecoverProps) {
  const words = useWords();
  const ask = useAsk();
  const [place, setPlace] = useState<Place | null>(first);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  if (opened) return <Renew onDone={() => onOpen(opened)} />;

  const ready = typed.trim() !== '' && (place === null || isSomewhere(place));
  const open = () =>
    ask.run(async () => {
      setOpened(await call('open_with_recovery', { words: typed.trim(), place }));
    });
  return (
    <Outside key="recover" title={words('place-recover-title')} onBack={onBack}>
      <Stack gap="large">
        {place !== null && <PlaceField label={words('place-recover-where')} value={place} onChange={setPlace} purpose="open" />}
        <TextField label={words('place-recover-words')} help={words('place-recover-words-help')} value={typed} onChange={setTyped} lines={3} maxLength={400} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row><Button tone="primary" isDisabled={ask.busy || !ready} onPress={() => void open()}>{words('place-recover-do')}</Button></Row>
      </Stack>
    </Outside>
  );
}

function Renew({ onDone }: { onDone: () => void }) {
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
