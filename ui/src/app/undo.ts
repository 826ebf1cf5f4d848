/** Undo and redo for the whole app: done at once, then said, with the other way offered. */
import { useCallback } from 'react';
import { call, failureIn } from '../desk';
import { changed } from '../reply';
import { failureFacts } from '../words/failure';
import { hasWords, useWords } from '../words/words';
import { useSay } from './say';

export function useUndo(): { undo: () => void; redo: () => void } {
  const words = useWords();
  const say = useSay();

  const run = useCallback(
    async (way: 'undo' | 'redo'): Promise<void> => {
      try {
        const { what } = await call(way, {});
        if (what === null) {
          say({ message: words(way === 'undo' ? 'app-undo-nothing' : 'app-redo-nothing') });
          return;
        }
        changed();
        const id = `app-undo-what-${what.replaceAll('_', '-')}`;
        const named = hasWords(id) ? words(id) : what;
        const other = way === 'undo' ? 'redo' : 'undo';
        say({
          message: words(way === 'undo' ? 'app-undo-done' : 'app-redo-done', { what: named }),
          actions: [{ label: words(other === 'undo' ? 'app-undo' : 'app-redo'), onPress: () => void run(other) }],
        });
      } catch (thrown) {
        const failure = failureIn(thrown);
        say({ message: words(`failure-${failure.code}-what`, failureFacts(failure)) });
      }
    },
    [say, words],
  );

  return { undo: useCallback(() => void run('undo'), [run]), redo: useCallback(() => void run('redo'), [run]) };
}
