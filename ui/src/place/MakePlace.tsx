/** Making a safe place: its name, how it is locked, where it is kept, and that nobody can reset it. */
import { useEffect, useState } from 'react';
import type { Place, SafePlaceMade } from '../contract';
import { Button, Card, isSomewhere, nowhere, PlaceField, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords, W } from '../words/words';
import { NewPassphrase } from './NewPassphrase';
import { Outside } from './Outside';

interface MakePlaceProps {
  onBack: () => void;
  onMade: (made: SafePlaceMade) => void;
}

export function MakePlace({ onBack, onMade }: MakePlaceProps) {
  const words = useWords();
  const ask = useAsk();
  const [name, setName] = useState(words('place-make-name-usual'));
  const [passphrase, setPassphrase] = useState('');
  const [place, setPlace] = useState<Place>(nowhere);
  const [placed, setPlaced] = useState(false);

  // The suggested place follows the name until the person says where.
  useEffect(() => {
    if (placed) return;
    let here = true;
    const timer = setTimeout(() => {
      call('suggest_place', { purpose: 'safe_place', name: name.trim() }).then(
        ({ typed }) => here && setPlace({ typed, chosen: null }),
        () => undefined,
      );
    }, 200);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [name, placed]);

  const make = () =>
    ask.run(async () => {
      onMade(await call('create_safe_place', { name: name.trim() || words('place-make-name-usual'), passphrase, place }));
    });

  return (
    <Outside title={words('place-make-title')} onBack={onBack}>
      <Stack gap="large">
        <TextField label={words('place-make-name')} help={words('place-make-name-help')} value={name} onChange={setName} maxLength={80} />
        <NewPassphrase onChange={setPassphrase} />
        <PlaceField
          label={words('place-make-where')}
          help={words('place-make-where-help')}
          value={place}
          onChange={(next) => {
            setPlaced(true);
            setPlace(next);
          }}
          purpose="safe_place"
          name={name}
        />
        <Card tone="soft">
          <h2>{words('place-make-nobody-title')}</h2>
          <p><W id="place-make-nobody" /></p>
        </Card>
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Stack gap="small">
          <Button tone="primary" isDisabled={ask.busy || passphrase === '' || !isSomewhere(place)} onPress={() => void make()}>{words('place-make-do')}</Button>
          {ask.busy && <p role="status">{words('place-make-making')}</p>}
        </Stack>
      </Stack>
    </Outside>
  );
}
