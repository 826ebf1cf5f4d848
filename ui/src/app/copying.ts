/**
 * Ctrl+C and Ctrl+X go through the desk, like every other copying: it takes the words off the clipboard again after a minute, and
 * when the window is locked, hidden or closed. The engine alone would leave them there.
 */
import { useEffect } from 'react';
import { call } from '../desk';

export function useCopying(): void {
  useEffect(() => {
    const take = (e: ClipboardEvent) => {
      const text = chosen(e.target);
      if (text === '') return;
      e.preventDefault();
      const cut = e.type === 'cut';
      call('copy_text', { text }).then(
        () => cut && document.execCommand('delete'),
        () => undefined,
      );
    };
    document.addEventListener('copy', take);
    document.addEventListener('cut', take);
    return () => {
      document.removeEventListener('copy', take);
      document.removeEventListener('cut', take);
    };
  }, []);
}

/** The words that are selected; never those of a passphrase. */
function chosen(target: EventTarget | null): string {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    if (target.type === 'password') return '';
    return target.value.slice(target.selectionStart ?? 0, target.selectionEnd ?? 0);
  }
  return document.getSelection()?.toString() ?? '';
}
