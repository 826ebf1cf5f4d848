/** What saving what can be read asks for, and how it is asked of the desk. */
import { useJob, type Job } from '../app/job';
import type { JobKind, Place, StartSalvage } from '../contract';
import { isSomewhere, nowhere } from '../controls';
import type { Key } from '../place/opening';

const kinds: readonly JobKind[] = ['salvage'];
export const useSalvageJob = (): Job => useJob(kinds);

export interface Wanted {
  /** The one that this computer remembers, or another folder. */
  which: 'remembered' | 'other';
  from: Place;
  how: 'passphrase' | 'words';
  passphrase: string;
  words: string;
  into: Place;
  newPassphrase: string;
}

/** `place` is null for the remembered one; `given` is what was typed already, where something was. */
export const freshWanted = (place: Place | null, given: Key | null): Wanted => ({
  which: place === null ? 'remembered' : 'other',
  from: place ?? nowhere,
  how: given?.words ? 'words' : 'passphrase',
  passphrase: given?.passphrase ?? '',
  words: given?.words ?? '',
  into: nowhere,
  newPassphrase: '',
});

export const isFilled = (w: Wanted): boolean =>
  (w.which === 'remembered' || isSomewhere(w.from)) && (w.how === 'words' ? w.words : w.passphrase).trim() !== '' && isSomewhere(w.into) && w.newPassphrase !== '';

export const asked = (w: Wanted): StartSalvage => ({
  from: w.which === 'remembered' ? null : w.from,
  passphrase: w.how === 'words' ? null : w.passphrase,
  words: w.how === 'words' ? w.words.trim() : null,
  into: w.into,
  new_passphrase: w.newPassphrase,
});
