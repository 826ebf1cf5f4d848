/** A line to be typed elsewhere exactly as it stands, with a button that copies it. Says whether that worked. */
import { useState } from 'react';
import { useWords } from '../words/words';
import { Button } from './Button';
import { Say } from './Say';
import { VisuallyHidden } from './VisuallyHidden';
import { write } from './clipboard';
import css from './field.module.css';

interface CopyTextProps {
  text: string;
  /** What the line is, for the button's full name. */
  label: string;
}

export function CopyText({ text, label }: CopyTextProps) {
  const words = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={css.field}>
      {/* Broken between words alone: a line that ends after a hyphen would be typed wrong. */}
      <code className={css.exact}>{text.split(' ').flatMap((word, i) => [i > 0 ? ' ' : '', <span key={i}>{word}</span>])}</code>
      <div>
        <Button icon="copy" onPress={() => void write(text).then(setCopied)}>
          {words('app-copy')} <VisuallyHidden>{label}</VisuallyHidden>
        </Button>
      </div>
      {copied !== null && <Say message={words(copied ? 'app-copied' : 'app-not-copied')} actions={[{ label: words('app-close'), onPress: () => setCopied(null) }]} />}
    </div>
  );
}
