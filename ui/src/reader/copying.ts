/** Copies words with the page that they stand on, so that they can be shown to be in the file. */
import { useCallback } from 'react';
import type { PageView } from '../contract';
import { useSay } from '../app/say';
import { write } from '../controls/clipboard';
import { useWords } from '../words/words';

export function useCopy(): (page: PageView, text: string) => Promise<void> {
  const words = useWords();
  const say = useSay();
  return useCallback(
    async (page, text) => {
      const whole = words('read-copied-text', { text, seq: page.seq, file: page.file, page: page.page });
      const done = await write(whole);
      say({ message: words(done ? 'read-copied' : 'read-not-copied'), focusAfter: 'reading-cursor' });
    },
    [say, words],
  );
}
