/**
 * What the desk found as it opened: when it was last open and how much is here, so that a person can notice what is not right,
 * and each thing that is out of the usual with what it means and what can be done. It can be dismissed.
 */
import { useEffect, useId, useRef } from 'react';
import { useGo, type PlaceName } from '../app/go';
import type { Opened } from '../contract';
import { Button, Row } from '../controls';
import { dayWords, timeWords } from '../words/day';
import { useWords } from '../words/words';
import css from './place.module.css';

interface Warning {
  /** `place-found-<id>`: what happened, `-means`, `-do`. */
  id: string;
  count?: number;
  /** Where something can be done about it, by the name of the place. */
  to?: PlaceName;
}

/** What is out of the usual, the most pressing first. */
export function warningsOf(opened: Opened): Warning[] {
  const found: (Warning | false)[] = [
    opened.reading_only && (opened.damaged ? { id: 'reading-damaged', to: 'salvage' } : { id: 'reading' }),
    opened.damaged && !opened.reading_only && { id: 'damaged', to: 'health' },
    opened.steps_missing > 0 && { id: 'steps', count: opened.steps_missing, to: 'restore' },
    opened.older_copy && { id: 'older', to: 'restore' },
    opened.seal === 'broken' && { id: 'changed', to: 'health' },
    opened.seal === 'not_closed_properly' && { id: 'not-closed' },
    opened.mended > 0 && { id: 'mended', count: opened.mended, to: 'backup' },
  ];
  return found.filter((one) => one !== false);
}

interface OpenedNoticeProps {
  opened: Opened;
  /** True just after opening, so that it is heard. */
  takesFocus: boolean;
  onClose: () => void;
}

export function OpenedNotice({ opened, takesFocus, onClose }: OpenedNoticeProps) {
  const words = useWords();
  const { go } = useGo();
  const id = useId();
  const close = useRef<HTMLButtonElement>(null);
  const warnings = warningsOf(opened);
  const last = opened.last_opened === null ? '' : words('place-opened', { day: dayWords(opened.last_opened), time: timeWords(opened.last_opened), papers: opened.papers, pages: opened.pages });
  const isEmpty = last === '' && warnings.length === 0;
  useEffect(() => {
    // After the drawing is done: the place below puts the focus on its usual spot.
    if (takesFocus) queueMicrotask(() => close.current?.focus({ preventScroll: true }));
  }, [takesFocus]);
  if (isEmpty) return null;
  return (
    <div
      role="dialog"
      aria-labelledby={id}
      className={css.opened}
      data-warns={warnings.length > 0}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        onClose();
      }}
    >
      <div id={id} className={css.openedWords}>
        {last !== '' && <p className={css.openedLast}>{last}</p>}
        {warnings.map((one) => (
          <div key={one.id} className={css.openedWarning}>
            <p><strong>{words(`place-found-${one.id}`, { count: one.count })}</strong></p>
            <p>{words(`place-found-${one.id}-means`)}</p>
            <p>{words(`place-found-${one.id}-do`)}</p>
          </div>
        ))}
      </div>
      <Row>
        <Button ref={close} onPress={onClose}>{words('app-close')}</Button>
        {[...new Set(warnings.flatMap(({ to }) => (to ? [to] : [])))].map((to) => (
          <Button key={to} keep={`opened-${to}`} onPress={() => go({ place: to })}>{words(`app-place-${to}`)}</Button>
        ))}
      </Row>
    </div>
  );
}
