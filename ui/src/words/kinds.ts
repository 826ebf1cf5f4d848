/** Plain names for what the desk names by code: kinds of paper, kinds of event, and what raises a question. */
import { useCallback } from 'react';
import { hasWords, useWords } from './words';

const snake = (name: string) => name.replaceAll('_', '-');

export type KindOf = 'document' | 'event' | 'trigger' | 'audience' | 'how';

/** `kind('document', 'review_minutes')` → "Review meeting notes". A code without a name reads as itself, with spaces. */
export function useKind(): (of: KindOf, name: string) => string {
  const words = useWords();
  return useCallback(
    (of, name) => {
      const id = `kind-${of}-${snake(name)}`;
      return hasWords(id) ? words(id) : name.replaceAll('_', ' ');
    },
    [words],
  );
}
