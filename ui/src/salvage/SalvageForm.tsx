/** Which safe place is damaged, what opens it, where the new one goes and what locks it. */
import { useCallback, useEffect, useRef } from 'react';
import { Card, PassphraseField, PlaceField, RadioGroup, Stack, TextField } from '../controls';
import { call } from '../desk';
import { NewPassphrase } from '../place/NewPassphrase';
import { useWords } from '../words/words';
import type { Wanted } from './salvaging';

interface SalvageFormProps {
  wanted: Wanted;
  change: (part: Partial<Wanted>) => void;
  /** The name of the remembered safe place; null when this computer remembers none. */
  remembered: string | null;
}

export function SalvageForm({ wanted, change, remembered }: SalvageFormProps) {
  const words = useWords();
  const latest = useRef(change);
  latest.current = change;
  const keep = useCallback((newPassphrase: string) => latest.current({ newPassphrase }), []);
  const name = words('salvage-into-name');
  const placed = wanted.into.chosen !== null || wanted.into.typed !== null;
  useEffect(() => {
    if (placed) return undefined;
    let here = true;
    call('suggest_place', { purpose: 'safe_place', name }).then(
      ({ typed }) => here && latest.current({ into: { typed, chosen: null } }),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [name, placed]);

  return (
    <Stack gap="large">
      <Stack>
        <h2>{words('salvage-from')}</h2>
        {remembered !== null && (
          <RadioGroup<Wanted['which']>
            label={words('salvage-which')}
            value={wanted.which}
            onChange={(which) => change({ which })}
            options={[
              { value: 'remembered', label: words('salvage-which-remembered', { name: remembered }) },
              { value: 'other', label: words('salvage-which-other') },
            ]}
          />
        )}
        {(remembered === null || wanted.which === 'other') && (
          <PlaceField label={words('salvage-where')} value={wanted.from} onChange={(from) => change({ from })} purpose="open" />
        )}
        <RadioGroup<Wanted['how']>
          label={words('salvage-how')}
          value={wanted.how}
          onChange={(how) => change({ how })}
          options={[
            { value: 'passphrase', label: words('salvage-how-passphrase') },
            { value: 'words', label: words('salvage-how-words') },
          ]}
        />
        {wanted.how === 'passphrase' ? (
          <PassphraseField label={words('place-lock-passphrase')} value={wanted.passphrase} onChange={(passphrase) => change({ passphrase })} />
        ) : (
          <TextField label={words('place-recover-words')} help={words('place-recover-words-help')} value={wanted.words} onChange={(typed) => change({ words: typed })} lines={3} maxLength={400} />
        )}
      </Stack>
      <Stack>
        <h2>{words('salvage-into')}</h2>
        <PlaceField label={words('salvage-into-where')} help={words('salvage-into-help')} value={wanted.into} onChange={(into) => change({ into })} purpose="safe_place" name={name} />
        <NewPassphrase onChange={keep} />
        <Card tone="soft"><p>{words('salvage-into-sheet')}</p></Card>
      </Stack>
    </Stack>
  );
}
