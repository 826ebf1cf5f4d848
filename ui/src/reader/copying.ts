/** Copies words with the page that they stand on, so that they can be shown to be in the file. */
import { useCallback } from 'react';
import type { PageView } from '../contract';
import { useSay } from '../app/say';
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

/** Some engines keep the clipboard for a press that they saw themselves; then the older way is tried. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const onCopy = (e: ClipboardEvent) => {
      e.clipboardData?.setData('text/plain', text);
      e.preventDefault();
    };
    document.addEventListener('copy', onCopy, { once: true });
    const done = document.execCommand?.('copy') ?? false;
    document.removeEventListener('copy', onCopy);
    return done;
  }
}
