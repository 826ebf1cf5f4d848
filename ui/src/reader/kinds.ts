/** The five kinds of note, and what can be done with words on a page: each with its picture and its letter in the menu. */
import type { NoteKindView, PageView } from '../contract';
import type { IconName } from '../controls';

export const noteKinds: readonly NoteKindView[] = ['highlight', 'note', 'wrong', 'ask', 'memory'];

export const kindIcons: Record<NoteKindView, IconName> = {
  highlight: 'highlighter', note: 'sticky-note', wrong: 'flag', ask: 'circle-question-mark', memory: 'footprints',
};

export type ActId = NoteKindView | 'copy' | 'word';

export const acts: readonly { id: ActId; icon: IconName; letter?: string }[] = [
  { id: 'highlight', icon: kindIcons.highlight, letter: 'h' },
  { id: 'note', icon: kindIcons.note, letter: 'n' },
  { id: 'wrong', icon: kindIcons.wrong, letter: 'w' },
  { id: 'ask', icon: kindIcons.ask, letter: 'a' },
  { id: 'memory', icon: kindIcons.memory, letter: 'm' },
  { id: 'copy', icon: 'copy' },
];

/** On a page that was read from a picture, the person can also type the right word. */
export const actsOn = (page: PageView): typeof acts => (page.scan === 'read' ? [...acts, { id: 'word', icon: 'pencil', letter: 't' }] : acts);

/** Kinds that say something by themselves, so that they need no words from the person. */
export const needsNoWords = (kind: NoteKindView): boolean => kind === 'highlight' || kind === 'wrong';

/** The desk marks what was removed from a quote with these; the person reads what they are instead. */
export const sayRemoved = (text: string, removed: string): string => text.replace(/[\u2588\u0001]+/g, removed);

export const quoteOf = (quote: string, removed: string): string => sayRemoved(quote, removed).replace(/\s+/g, ' ').trim();
