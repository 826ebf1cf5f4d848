/** Looks again while pages are still coming in, and shows long lists a part at a time. */
import { useEffect } from 'react';

/** How often to look again. */
const LOOK_AGAIN = 5000;
/** Rows that are shown before the rest are asked for. */
export const AT_ONCE = 30;

export function useAgain(stillAdding: boolean, again: () => void): void {
  useEffect(() => {
    if (!stillAdding) return undefined;
    const timer = setInterval(again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [stillAdding, again]);
}
