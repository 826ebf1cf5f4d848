/**
 * Hooks for what the desk answers: `useReply` asks when a screen opens, `useAsk` when a person presses something.
 * Neither keeps anything after the screen has closed.
 */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CommandName, Commands, Failure } from './contract';
import { call, failureIn } from './desk';

let edition = 0;
const listeners = new Set<() => void>();

/** Says that something kept has changed elsewhere (an undo, a finished import): every open `useReply` asks again. */
export function changed(): void {
  edition += 1;
  for (const listener of listeners) listener();
}

function useEdition(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => edition,
  );
}

export interface Reply<T> {
  /** The newest answer. Kept while a newer one is on its way, so that a screen does not flicker. */
  data: T | null;
  failure: Failure | null;
  loading: boolean;
  /** Asks again. */
  again: () => void;
  /** Puts a newer answer in place without asking, for commands that answer with the whole view. */
  set: (data: T) => void;
}

/** Asks when the screen opens, when `deps` change and after `changed()`. A late answer to an old question is dropped. */
export function useReply<N extends CommandName>(
  name: N,
  request: Commands[N]['request'],
  deps: readonly unknown[] = [],
): Reply<Commands[N]['reply']> {
  type Data = Commands[N]['reply'];
  const [state, setState] = useState<{ data: Data | null; failure: Failure | null; loading: boolean }>({
    data: null,
    failure: null,
    loading: true,
  });
  const turn = useRef(0);
  const wanted = useRef(request);
  wanted.current = request;
  const current = useEdition();

  const again = useCallback(() => {
    const mine = ++turn.current;
    setState((old) => ({ ...old, loading: true }));
    call(name, wanted.current).then(
      (data) => mine === turn.current && setState({ data, failure: null, loading: false }),
      (thrown: unknown) => mine === turn.current && setState({ data: null, failure: failureIn(thrown), loading: false }),
    );
  }, [name]);

  const set = useCallback((data: Data) => {
    turn.current += 1;
    setState({ data, failure: null, loading: false });
  }, []);

  useEffect(() => {
    again();
    return () => {
      turn.current += 1;
    };
  }, [again, current, ...deps]);

  return { ...state, again, set };
}

export interface Asking {
  /** Runs one thing at a time; what it throws becomes `failure`. Answers null when it failed or another is still running. */
  run: <T>(act: () => Promise<T>) => Promise<T | null>;
  busy: boolean;
  failure: Failure | null;
  /** Takes the failure off the screen. */
  clear: () => void;
}

/** For buttons: `const ask = useAsk(); … onPress={() => ask.run(() => call('lock', {}))}` and `<Trouble failure={ask.failure} />`. */
export function useAsk(): Asking {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const run = useCallback(async <T>(act: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      return await act();
    } catch (thrown) {
      if (here.current) setFailure(failureIn(thrown));
      return null;
    } finally {
      running.current = false;
      if (here.current) setBusy(false);
    }
  }, []);

  return { run, busy, failure, clear: useCallback(() => setFailure(null), []) };
}
