/**
 * Where the person is, and the way back. Every jump is pushed; going back restores what the place kept, its scroll and its
 * focus, so that opening a page from anywhere and returning lands on the very thing that was pressed.
 */
import { createContext, useCallback, useContext, useMemo, useReducer, useState, type ReactNode } from 'react';

export const placeNames = ['home', 'read', 'timeline', 'story', 'questions', 'share', 'bring', 'files', 'receipt', 'notes', 'settings', 'help', 'backup', 'restore', 'new-keys', 'promises', 'health', 'salvage', 'removed', 'papers', 'people', 'why', 'whose'] as const;
export type PlaceName = (typeof placeNames)[number];

export interface Where {
  place: PlaceName;
  /** A page, by its number in the whole file. */
  seq?: number;
  /** Another page to show beside it. */
  beside?: number;
  /** Words on that page, in Unicode scalar values. */
  start?: number;
  end?: number;
  /** An item of the place: an event's key, a question's or a note's id. */
  key?: string;
  /** Words that are being looked for. */
  find?: string;
}

export interface Stop {
  id: number;
  where: Where;
  kept: Map<string, unknown>;
  scroll: number;
  /** `data-keep` of what had the focus when the person left. */
  focus: string | null;
}

interface State {
  stops: Stop[];
  next: number;
  /** True when the place was come back to. */
  back: boolean;
}

type Act = { do: 'go'; where: Where; leaving: Leaving } | { do: 'replace'; where: Where } | { do: 'back' };

interface Leaving {
  scroll: number;
  focus: string | null;
}

const mostStops = 50;
const stopAt = (id: number, where: Where): Stop => ({ id, where, kept: new Map(), scroll: 0, focus: null });

function step(state: State, act: Act): State {
  const here = state.stops.at(-1);
  if (here === undefined) return state;
  const before = state.stops.slice(0, -1);
  switch (act.do) {
    case 'go': {
      const left = { ...here, ...act.leaving };
      const stops = [...before, left, stopAt(state.next, act.where)].slice(-mostStops);
      return { stops, next: state.next + 1, back: false };
    }
    case 'replace':
      return { ...state, stops: [...before, { ...here, where: act.where }] };
    case 'back':
      return before.length === 0 ? state : { ...state, stops: before, back: true };
  }
}

interface Go {
  here: Where;
  /** Opens a place; the way back is kept. */
  go: (where: Where) => void;
  /** Changes where this place is without a new step back: turning a page, choosing a view. */
  replace: (where: Where) => void;
  back: () => void;
  /** Where `back` would lead, or null. */
  previous: Where | null;
  stop: Stop;
  cameBack: boolean;
}

const GoContext = createContext<Go | null>(null);

export function useGo(): Go {
  const go = useContext(GoContext);
  if (go === null) throw new Error('useGo outside GoProvider');
  return go;
}

/** What is remembered of the window as a place is left. */
function leaving(): Leaving {
  const focused = document.activeElement?.closest<HTMLElement>('[data-keep]');
  return { scroll: document.getElementById('main')?.scrollTop ?? 0, focus: focused?.dataset['keep'] ?? null };
}

export function GoProvider({ first = { place: 'home' }, children }: { first?: Where; children: ReactNode }) {
  const [state, act] = useReducer(step, first, (where): State => ({ stops: [stopAt(0, where)], next: 1, back: false }));
  const go = useCallback((where: Where) => act({ do: 'go', where, leaving: leaving() }), []);
  const replace = useCallback((where: Where) => act({ do: 'replace', where }), []);
  const back = useCallback(() => act({ do: 'back' }), []);
  const value = useMemo((): Go | null => {
    const stop = state.stops.at(-1);
    if (stop === undefined) return null;
    return { here: stop.where, go, replace, back, previous: state.stops.at(-2)?.where ?? null, stop, cameBack: state.back };
  }, [state, go, replace, back]);
  return <GoContext.Provider value={value}>{children}</GoContext.Provider>;
}

/** State that is still there when the person comes back to this place: an opened panel, a chosen view, a typed search. */
export function useKept<T>(name: string, first: T): [T, (value: T) => void] {
  const { kept } = useGo().stop;
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : first));
  const set = useCallback(
    (next: T) => {
      kept.set(name, next);
      setValue(next);
    },
    [kept, name],
  );
  return [value, set];
}
