/** Opening a safe place that is on this computer or on a stick, with its passphrase or its recovery words. */
import { useState } from 'react';
import type { Opened, Place } from '../contract';
import { Button, isSomewhere, nowhere, PassphraseField, PlaceField, Row, Stack, TextField, Trouble } from '../controls';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { canGoOn, openWith } from './opening';
import { Outside } from './Outside';
import { Renew } from './Renew';
import { WontOpen } from './WontOpen';

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
  if (canGoOn(ask.failure)) return <WontOpen failure={ask.failure} place={place} given={{ passphrase, words: null }} onBack={ask.clear} onOpen={onOpen} />;

  const ready = isSomewhere(place) && passphrase !== '';
  const open = () =>
    ask.run(async () => {
      onOpen(await openWith(place, { passphrase, words: null }, false));
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
  const given = { passphrase: null, words: typed.trim() };
  if (canGoOn(ask.failure)) return <WontOpen failure={ask.failure} place={place} given={given} onBack={ask.clear} onOpen={onOpen} />;

  const ready = typed.trim() !== '' && (place === null || isSomewhere(place));
  const open = () =>
    ask.run(async () => {
      const now = await openWith(place, given, false);
      // Where nothing can be changed, the passphrase cannot be either.
      if (now.reading_only) onOpen(now);
      else setOpened(now);
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
