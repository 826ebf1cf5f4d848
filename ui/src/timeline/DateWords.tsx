/** A date in the person's own words, and what the app understood by them, shown before it is kept. */
import { useEffect, useState } from 'react';
import { TextField } from '../controls';
import { call } from '../desk';
import { useWords } from '../words/words';

/** Wait this long after the last letter before saying what was understood. */
const PAUSE = 400;

export function DateWords({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const words = useWords();
  const [understood, setUnderstood] = useState<string | null>(null);
  useEffect(() => {
    setUnderstood(null);
    if (value.trim() === '') return undefined;
    let current = true;
    const timer = setTimeout(() => {
      call('read_date', { text: value }).then(
        (read) => current && setUnderstood(words('timeline-understood', { when: read.when.words })),
        () => current && setUnderstood(words('timeline-not-understood')),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, words]);
  return <TextField label={label} value={value} onChange={onChange} help={understood ?? words('timeline-when-help')} maxLength={200} />;
}
