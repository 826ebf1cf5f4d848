/** Keeping a note, taking it away, and carrying it on to the questions or the timeline; each is said, with the way back. */
import { useCallback } from 'react';
import type { NoteKindView, NoteView } from '../contract';
import type { SayAction } from '../controls';
import { useGo } from '../app/go';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { call, failureIn } from '../desk';
import { useWords } from '../words/words';

export interface NewNote {
  seq: number;
  /** Both nought for the page as a whole. */
  start: number;
  end: number;
  kind: NoteKindView;
}

/** A title is one line. */
const LONGEST_TITLE = 120;

export function useCarryOn(): (note: NoteView) => SayAction | null {
  const words = useWords();
  const say = useSay();
  const { go } = useGo();
  return useCallback(
    (note) => {
      const saying = (id: string, failed: unknown) => say({ message: words(failed ? `failure-${failureIn(failed).code}-what` : id, { name: '', count: 0, named: 'no', counted: 'no' }) });
      if (note.body.trim() === '') return null;
      if (note.kind === 'ask') {
        const at = note.start === null || note.start === note.end ? { start: null, end: null } : { start: note.start, end: note.end };
        const put = () =>
          call('write_question', { text: note.body, seq: at.start === null ? null : note.seq, ...at }).then(
            () => say({ message: words('read-in-questions'), actions: [{ label: words('read-open-questions'), onPress: () => go({ place: 'questions' }) }] }),
            (thrown: unknown) => saying('', thrown),
          );
        return { label: words('read-put-in-questions'), onPress: () => void put() };
      }
      if (note.kind === 'memory') {
        const title = Array.from(note.body.trim().split('\n')[0] ?? '').slice(0, LONGEST_TITLE).join('');
        const put = () =>
          call('add_memory', { title, body: note.body, when_words: '' }).then(
            () => say({ message: words('read-on-timeline'), actions: [{ label: words('read-open-timeline'), onPress: () => go({ place: 'timeline', key: 'lane:mine' }) }] }),
            (thrown: unknown) => saying('', thrown),
          );
        return { label: words('read-put-on-timeline'), onPress: () => void put() };
      }
      return null;
    },
    [go, say, words],
  );
}

/** Keeps a new note. `quiet` is for what saves by itself: it must not take the focus from where the person went. Throws DeskFailure. */
export function useKeepNote(onChanged: () => void): (note: NewNote, body: string, how: { quiet: boolean; focusAfter?: string }) => Promise<NoteView> {
  const words = useWords();
  const say = useSay();
  const { undo } = useUndo();
  const carryOn = useCarryOn();
  return useCallback(
    async (wanted, body, { quiet, focusAfter }) => {
      const note = await call('add_note', { ...wanted, body });
      onChanged();
      if (!quiet) {
        const more = carryOn(note);
        say({
          message: words(`read-kept-${note.kind}`),
          actions: [...(more ? [more] : []), { label: words('app-undo'), onPress: undo }],
          ...(focusAfter ? { focusAfter } : {}),
        });
      }
      return note;
    },
    [carryOn, onChanged, say, undo, words],
  );
}

/** Takes a note away. Throws DeskFailure. */
export function useRemoveNote(onChanged: () => void): (note: NoteView, focusAfter: string) => Promise<void> {
  const words = useWords();
  const say = useSay();
  const { undo } = useUndo();
  return useCallback(
    async (note, focusAfter) => {
      await call('remove_note', { id: note.id });
      onChanged();
      say({ message: words('read-note-removed'), actions: [{ label: words('app-undo'), onPress: undo }], focusAfter });
    },
    [onChanged, say, undo, words],
  );
}
