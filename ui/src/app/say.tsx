/** The one spot at the foot of the window for outcomes: "Note deleted. Undo." See controls/Say for why it takes the focus. */
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Say, type SayAction } from '../controls';
import { useWords } from '../words/words';
import css from './frame.module.css';

export interface Saying {
  message: string;
  /** Before the usual Close. */
  actions?: readonly SayAction[];
  /** `data-keep` of what takes the focus after closing. Without it: what had it before, if it is still there. */
  focusAfter?: string;
}

interface Held extends Saying {
  turn: number;
  before: Element | null;
}

const SayContext = createContext<{ say: (saying: Saying) => void; now: Held | null; close: () => void } | null>(null);

/** Focus goes to the named thing, or to the first of `others` that is still on the screen, or to the place's landmark. */
export function focusOn(keep: string | undefined, ...others: (Element | null)[]): void {
  const named = keep === undefined ? null : document.querySelector<HTMLElement>(`[data-keep="${CSS.escape(keep)}"]`);
  const there = [named, ...others, document.getElementById('main')].find((el) => el instanceof HTMLElement && el.isConnected && el !== document.body);
  (there as HTMLElement | undefined)?.focus();
}

export function SayProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState<Held | null>(null);
  const say = useCallback((saying: Saying) => {
    const before = document.activeElement;
    // A second saying while one is open goes back to where the first would have.
    setNow((old) => ({ ...saying, turn: (old?.turn ?? 0) + 1, before: old && before?.closest('[role="dialog"]') ? old.before : before }));
  }, []);
  const close = useCallback(() => {
    setNow((old) => {
      if (old) queueMicrotask(() => focusOn(old.focusAfter, old.before));
      return null;
    });
  }, []);
  const value = useMemo(() => ({ say, now, close }), [say, now, close]);
  return <SayContext.Provider value={value}>{children}</SayContext.Provider>;
}

/** `say({ message: words('files-taken-out', { name }), actions: [{ label: words('app-undo'), onPress }] })` */
export function useSay(): (saying: Saying) => void {
  const held = useContext(SayContext);
  if (held === null) throw new Error('useSay outside SayProvider');
  return held.say;
}

/** Where sayings are drawn; one in the window. */
export function SayHost() {
  const held = useContext(SayContext);
  const words = useWords();
  if (held?.now == null) return null;
  const { now, close } = held;
  const actions = (now.actions ?? []).map((action) => ({
    label: action.label,
    onPress: () => {
      close();
      action.onPress();
    },
  }));
  return (
    <div className={css.sayHost}>
      <Say key={now.turn} message={now.message} actions={[...actions, { label: words('app-close'), onPress: close }]} onClose={close} />
    </div>
  );
}
