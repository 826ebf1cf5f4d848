/** The notes of one page, level with their words where there is room. A note that lost its place stands last, and says so. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { NoteView, PageView } from '../contract';
import { Button } from '../controls';
import { useGo } from '../app/go';
import { useWords } from '../words/words';
import { Draft } from './Draft';
import { NoteCard } from './NoteCard';
import type { Stretch } from './selection';
import css from './notes.module.css';

interface MarginProps {
  page: PageView;
  /** Where the reading cursor is. */
  at: Stretch | null;
  onChanged: () => void;
  onShow: (note: NoteView) => void;
}

export function Margin({ page, at, onChanged, onShow }: MarginProps) {
  const words = useWords();
  const { go } = useGo();
  const [writing, setWriting] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const place = (note: NoteView) => (note.start === null ? Number.POSITIVE_INFINITY : note.start);
  const notes = page.notes.toSorted((a, b) => place(a) - place(b));
  useLevel(list, notes);
  const isHere = (note: NoteView) => at !== null && note.start !== null && note.end !== null && note.start < at.end && note.end > at.start;
  const canShow = (note: NoteView) => note.start !== null && note.start !== note.end;
  return (
    <aside className={css.margin} data-pane aria-label={words('app-place-notes')}>
      <Button icon="sticky-note" keep="page-note" onPress={() => setWriting(true)}>{words('read-note-page')}</Button>
      {writing && (
        <Draft note={{ seq: page.seq, start: 0, end: 0, kind: 'note' }} quote="" focusAfter="page-note" onChanged={onChanged} onClose={() => setWriting(false)} />
      )}
      {notes.length > 0 && (
        <ul ref={list} role="list" className={css.list}>
          {notes.map((note, i) => (
            <li key={note.id}>
              <NoteCard
                note={note}
                isHere={isHere(note)}
                onShow={canShow(note) ? () => onShow(note) : undefined}
                showWords={words('read-show-words')}
                focusAfter={notes[i + 1] || notes[i - 1] ? `change-${(notes[i + 1] ?? notes[i - 1])?.id}` : 'page-note'}
                onChanged={onChanged}
              />
            </li>
          ))}
        </ul>
      )}
      <Button tone="quiet" keep="all-notes" onPress={() => go({ place: 'notes' })}>{words('read-all-notes')}</Button>
    </aside>
  );
}

/** Moves each card down to the line that it is about; cards that would collide stack. Does nothing where panes are stacked. */
function useLevel(list: React.RefObject<HTMLUListElement | null>, notes: readonly NoteView[]): void {
  const latest = useRef(notes);
  latest.current = notes;
  const ids = notes.map((note) => `${note.id} ${note.start} ${note.changed}`).join();
  useLayoutEffect(() => {
    const cards = list.current;
    if (cards === null || typeof ResizeObserver === 'undefined') return undefined;
    const level = () => {
      const beside = getComputedStyle(cards).getPropertyValue('--beside').trim() === '1';
      const gap = Number.parseFloat(getComputedStyle(cards).rowGap) || 0;
      let bottom = cards.getBoundingClientRect().top;
      [...cards.children].forEach((card, i) => {
        if (!(card instanceof HTMLElement)) return;
        const note = latest.current[i];
        const anchor = note ? document.querySelector(`[data-notes~="${CSS.escape(note.id)}"]`) : null;
        const least = bottom + (i === 0 ? 0 : gap);
        const top = beside && anchor ? Math.max(least, anchor.getBoundingClientRect().top) : least;
        card.style.marginBlockStart = `${top - least}px`;
        bottom = top + card.offsetHeight;
      });
    };
    const watcher = new ResizeObserver(level);
    watcher.observe(cards);
    for (const card of cards.children) watcher.observe(card);
    const text = document.querySelector('[data-text-of-page]');
    if (text) watcher.observe(text);
    level();
    return () => watcher.disconnect();
  }, [list, ids]);
}
