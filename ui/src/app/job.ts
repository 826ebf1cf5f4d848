/**
 * The one long job (check, backup, restore, salvage, new keys): started, asked after while it runs, stopped, and its end kept
 * until a screen has told it. One store for the window, because the desk hands new recovery words over once only.
 */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Commands, JobKind, JobView } from '../contract';
import { call } from '../desk';
import { changed } from '../reply';

const whileRunning = 700;

type StartName = 'start_check' | 'start_backup' | 'start_backup_test' | 'start_restore' | 'start_salvage' | 'start_new_keys';

interface Known {
  view: JobView | null;
  /** How the last job ended, until a screen has told it. */
  ended: JobView | null;
}

const nothing: Known = { view: null, ended: null };
let known = nothing;
/** The last end has been told. Not forgotten with the screens: the desk goes on answering with that end. */
let told = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
/** Kinds that a screen in view tells of by itself; a kind is in it once for each such screen. */
const watched: JobKind[] = [];

function put(next: Known): void {
  known = next;
  for (const listener of listeners) listener();
}

function take(view: JobView): void {
  const wasRunning = known.view?.state === 'running';
  const isOver = view.state !== 'running' && view.state !== 'idle';
  if (view.state === 'running') told = false;
  // An end that was there before we looked is old, unless it holds words that must not be lost.
  const fresh = isOver && !told && (wasRunning || view.recovery !== null);
  put({ view, ended: fresh ? view : view.state === 'running' ? null : known.ended });
  if (fresh) changed();
  clearTimeout(timer);
  if (view.state === 'running' && listeners.size > 0) timer = setTimeout(ask, whileRunning);
}

function ask(): void {
  call('job', {}).then(
    (view) => listeners.size > 0 && take(view),
    // The desk could not be asked this once; it is asked again.
    () => {
      if (known.view?.state === 'running' && listeners.size > 0) timer = setTimeout(ask, whileRunning);
    },
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) ask();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    known = nothing;
  };
}

const useKnown = (): Known => useSyncExternalStore(subscribe, () => known);

export interface Job {
  /** The job while it runs; null for a screen that shows other kinds. */
  running: JobView | null;
  /** True when a job of another kind runs: nothing can be started now. */
  otherRuns: boolean;
  /** How a job of these kinds ended, once; `clear` takes it away. */
  ended: JobView | null;
  /** Throws DeskFailure when it could not start. */
  start: <N extends StartName>(name: N, request: Commands[N]['request']) => Promise<void>;
  stop: () => Promise<void>;
  clear: () => void;
}

/** For a screen that starts and shows jobs of these kinds. `kinds` must be the same list each time. */
export function useJob(kinds: readonly JobKind[]): Job {
  const { view, ended } = useKnown();
  useEffect(() => {
    watched.push(...kinds);
    return () => {
      for (const kind of kinds) watched.splice(watched.indexOf(kind), 1);
    };
  }, [kinds]);

  const mine = (one: JobView | null) => (one !== null && one.kind !== null && kinds.includes(one.kind) ? one : null);
  const runs = view?.state === 'running';
  const start = useCallback(async <N extends StartName>(name: N, request: Commands[N]['request']) => {
    const view = (await call(name, request)) as JobView;
    // One that is over already was started by us all the same, so its end is news.
    known = { view: { ...view, state: 'running' }, ended: null };
    told = false;
    take(view);
  }, []);
  const stop = useCallback(async () => take(await call('stop_job', {})), []);
  const clear = useCallback(() => {
    told = true;
    put({ ...known, ended: null });
  }, []);
  return { running: runs ? mine(view) : null, otherRuns: runs && mine(view) === null, ended: mine(ended), start, stop, clear };
}

/** For the frame: an end that no screen in view tells of. */
export function useEndElsewhere(): JobView | null {
  const { ended } = useKnown();
  return ended !== null && ended.kind !== null && !watched.includes(ended.kind) ? ended : null;
}
