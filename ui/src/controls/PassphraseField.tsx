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
  /** The password of one received file: no password program keeps or fills it. */
  ofFile?: boolean;
  /** Starts with the letters shown. */
  shown?: boolean;
  autoFocus?: boolean;
  onEnter?: () => void;
}

export function PassphraseField({ isNew = false, ofFile = false, shown: shownAtFirst = false, ...rest }: PassphraseFieldProps) {
  const [shown, setShown] = useState(shownAtFirst);
  const words = useWords();
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      autoComplete={ofFile ? 'off' : isNew ? 'new-password' : 'current-password'}
      maxLength={1024}
      after={
        <Button icon={shown ? 'eye-off' : 'eye'} onPress={() => setShown(!shown)} aria-label={words(`app-${ofFile ? 'password' : 'passphrase'}-${shown ? 'hide' : 'show'}-label`)}>
          {words(shown ? 'app-passphrase-hide' : 'app-passphrase-show')}
        </Button>
      }
    />
  );
}
