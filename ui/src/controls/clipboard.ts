/**
 * Puts text on the clipboard, and says whether that worked. The desk does it: it takes the words off again after a minute, and when
 * the window is locked, hidden or closed.
 */
import { call } from '../desk';

export function write(text: string): Promise<boolean> {
  return call('copy_text', { text }).then(
    () => true,
    () => false,
  );
}
