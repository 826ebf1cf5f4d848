/** What can be done with selected words, below the end of the selection. It never takes the focus: Enter moves into it, Escape closes it. */
import { useEffect, useRef, type RefObject } from 'react';
import { Button, Toolbar } from '../controls';
import { useWords } from '../words/words';
import type { acts as usual, ActId } from './kinds';
import { selectedIn, type Stretch } from './selection';
import css from './reader.module.css';

/** After the selection has come to rest. */
const REST = 250;

export interface Picked extends Stretch {
  /** From the top of the pane, in pixels. */
  below: number;
}

interface ActionBarProps {
  acts: typeof usual;
  pane: RefObject<HTMLElement | null>;
  picked: Picked | null;
  onPicked: (picked: Picked | null) => void;
  onAct: (id: ActId, stretch: Stretch) => void;
}

export function ActionBar({ acts, pane, picked, onPicked, onAct }: ActionBarProps) {
  const words = useWords();
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDown = false;
    const look = () => {
      if (isDown || pane.current === null || bar.current?.contains(document.activeElement)) return;
      const found = selectedIn(pane.current);
      onPicked(found && { start: found.start, end: found.end, below: found.below.bottom - pane.current.getBoundingClientRect().top });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, REST);
    };
    const down = () => (isDown = true);
    const up = () => {
      isDown = false;
      soon();
    };
    document.addEventListener('selectionchange', soon);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', up);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', soon);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', up);
    };
  }, [onPicked, pane]);

  useEffect(() => {
    if (picked === null) return undefined;
    const onKey = (e: KeyboardEvent) => {
      const inside = bar.current?.contains(e.target as Node) ?? false;
      if (e.key === 'Escape') {
        e.preventDefault();
        onPicked(null);
        if (inside) pane.current?.focus();
      } else if ((e.key === 'Enter' || e.key === 'ContextMenu') && !inside && !(e.target instanceof Element && e.target.closest('button, a, input, textarea, [role="button"]'))) {
        e.preventDefault();
        bar.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onPicked, pane, picked]);

  if (picked === null) return null;
  return (
    // Pressing the bar must not undo the selection that it is about.
    <div ref={bar} className={css.bar} style={{ insetBlockStart: `${picked.below + 8}px` }} onMouseDown={(e) => e.preventDefault()}>
      <Toolbar label={words('read-acts')}>
        {acts.map((one) => <Button key={one.id} icon={one.icon} onPress={() => onAct(one.id, picked)}>{words(`read-act-${one.id}`)}</Button>)}
      </Toolbar>
    </div>
  );
}
