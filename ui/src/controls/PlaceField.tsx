/**
 * A place on this computer: typed, or chosen in the system's own window. A chosen place crosses as a token and its label only;
 * typing again gives the token up.
 */
import { useState } from 'react';
import type { Place, PlaceFor } from '../contract';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { Button } from './Button';
import { TextField } from './TextField';
import { Trouble } from './Trouble';
import { VisuallyHidden } from './VisuallyHidden';

export const nowhere: Place = { typed: null, chosen: null };

export const isSomewhere = (place: Place): boolean => place.chosen !== null || Boolean(place.typed?.trim());

interface PlaceFieldProps {
  label: string;
  value: Place;
  onChange: (place: Place) => void;
  /** `open` chooses a folder that is there already and `file` a file; the others choose where to save, from a suggested name. */
  purpose: PlaceFor | 'open' | 'file';
  name?: string;
  help?: string;
  onEnter?: () => void;
}

export function PlaceField({ label, value, onChange, purpose, name = '', help, onEnter }: PlaceFieldProps) {
  const words = useWords();
  const ask = useAsk();
  const [chosenLabel, setChosenLabel] = useState('');

  const choose = () =>
    ask.run(async () => {
      const chosen = await (purpose === 'open' ? call('choose_folder', {}) : purpose === 'file' ? call('choose_files', {}) : call('choose_save_place', { purpose, name }));
      const token = chosen.tokens[0];
      if (token === undefined) return;
      setChosenLabel(chosen.labels[0] ?? '');
      onChange({ typed: null, chosen: token });
    });

  return (
    <>
      <TextField
        label={label}
        help={help}
        value={value.chosen === null ? (value.typed ?? '') : chosenLabel}
        onChange={(typed) => onChange({ typed, chosen: null })}
        maxLength={4096}
        {...(onEnter ? { onEnter } : {})}
        after={
          <Button icon="folder-open" isDisabled={ask.busy} onPress={() => void choose()}>
            {words(value.chosen === null && !value.typed && (purpose === 'open' || purpose === 'file') ? 'app-place-choose' : 'app-place-choose-another')}
            <VisuallyHidden>{label}</VisuallyHidden>
          </Button>
        }
      />
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </>
  );
}
