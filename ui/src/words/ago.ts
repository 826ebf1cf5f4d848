/** How long ago a moment was, in days of the person's own time zone. */
import { useCallback } from 'react';
import { dayWords } from './day';
import { useWords } from './words';

/** Days after which the date says more than the count. */
const LONG_AGO = 30;
const DAY = 24 * 60 * 60 * 1000;

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** "today", "yesterday", "3 days ago", or the date when it is long ago. A clock that was set back reads as today. */
export function useAgo(): (moment: string) => string {
  const words = useWords();
  return useCallback(
    (moment) => {
      const days = Math.max(0, Math.round((midnight(new Date()) - midnight(new Date(moment))) / DAY));
      // What is no date is told as nothing rather than as today.
      return days <= LONG_AGO ? words('app-ago', { days }) : dayWords(moment);
    },
    [words],
  );
}
