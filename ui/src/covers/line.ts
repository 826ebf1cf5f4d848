/** What a cover says: what it is about, who, how long. In that order, and flatly. */
import { useCallback } from 'react';
import type { CoverLine } from '../contract';
import { useWords } from '../words/words';

export function useCoverLine(): { what: (line: CoverLine) => string; whole: (line: CoverLine) => string } {
  const words = useWords();
  const what = useCallback((line: CoverLine) => line.what.reduce((first, then) => words('covers-and', { first, then })), [words]);
  const whole = useCallback(
    (line: CoverLine) => [
      words('covers-covered', { what: what(line) }),
      words(`covers-who-${line.who.replaceAll('_', '-')}`),
      words('covers-long', { count: line.sentences }),
    ].join(' '),
    [what, words],
  );
  return { what, whole };
}

/** Words of a page, or what stands in their place. */
export function useQuote(): (proof: { quote: string; covered: CoverLine | null }) => string {
  const { whole } = useCoverLine();
  return useCallback((proof) => (proof.covered ? whole(proof.covered) : proof.quote.replaceAll(/\s+/g, ' ').trim()), [whole]);
}
