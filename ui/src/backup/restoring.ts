/** What restoring asks for, step by step, and to which step a failure leads back. */
import { useJob, type Job } from '../app/job';
import type { BackupLabelView, FailureCode, JobKind, Place } from '../contract';
import { isSomewhere, nowhere } from '../controls';

const kinds: readonly JobKind[] = ['restore'];
export const useRestoreJob = (): Job => useJob(kinds);

/** `find` the file, say how to `open` it, choose a `new` passphrase when it is opened with words, and say `where` it goes. */
export type Step = 'find' | 'open' | 'new' | 'where';

export interface Wanted {
  backup: Place;
  label: BackupLabelView | null;
  how: 'passphrase' | 'words';
  passphrase: string;
  words: string;
  newPassphrase: string;
  into: Place;
}

export const freshWanted = (typed: string | null): Wanted => ({
  backup: typed === null ? nowhere : { typed, chosen: null },
  label: null, how: 'passphrase', passphrase: '', words: '', newPassphrase: '', into: nowhere,
});

export const stepsOf = ({ how }: Wanted): Step[] => (how === 'words' ? ['find', 'open', 'new', 'where'] : ['find', 'open', 'where']);

/** Whether a step has what it asks for. */
export function isFilled(step: Step, wanted: Wanted): boolean {
  switch (step) {
    case 'find':
      return isSomewhere(wanted.backup);
    case 'open':
      return (wanted.how === 'words' ? wanted.words : wanted.passphrase).trim() !== '';
    case 'new':
      return wanted.newPassphrase !== '';
    case 'where':
      return isSomewhere(wanted.into);
  }
}

/** The step where the person can put this right; null when it is none of theirs. */
export function stepFor(code: FailureCode): Step | null {
  switch (code) {
    case 'not-a-backup':
    case 'backup-damaged':
      return 'find';
    case 'wrong-passphrase':
    case 'wrong-recovery-words':
    case 'recovery-word-unknown':
    case 'sheet-needed':
      return 'open';
    case 'new-passphrase-needed':
    case 'passphrase-too-short':
      return 'new';
    case 'already-there':
    case 'inside-the-safe-place':
    case 'no-room':
    case 'no-permission':
    case 'read-only':
      return 'where';
    default:
      return null;
  }
}
