/** A box for a passphrase: pasting works, nothing is demanded of its letters, and it can be shown. */
import { useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { Button } from './Button';
import { TextField } from './TextField';

interface PassphraseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  problem?: ReactNode;
  /** A new one may be kept by a password program; an old one may be filled in by it. */
  isNew?: boolean;
  /** Starts with the letters shown. */
  shown?: boolean;
  autoFocus?: boolean;
  onEnter?: () => void;
}

export function PassphraseField({ isNew = false, shown: shownAtFirst = false, ...rest }: PassphraseFieldProps) {
  const [shown, setShown] = useState(shownAtFirst);
  const words = useWords();
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={1024}
      after={
        <Button icon={shown ? 'eye-off' : 'eye'} onPress={() => setShown(!shown)} aria-label={words(shown ? 'app-passphrase-hide-label' : 'app-passphrase-show-label')}>
          {words(shown ? 'app-passphrase-hide' : 'app-passphrase-show')}
        </Button>
      }
    />
  );
}
