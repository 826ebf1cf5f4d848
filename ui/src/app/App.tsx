/** From start to open desk: asks the desk what state it is in, and shows the welcome, the lock or the desk. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure, Opened, Startup } from '../contract';
import { Trouble, Waiting } from '../controls';
import { call, failureIn } from '../desk';
import { LookProvider, usualLook } from '../look/look';
import { LockScreen } from '../place/LockScreen';
import { Welcome } from '../place/Welcome';
import { WordsProvider } from '../words/words';
import { Frame } from './Frame';
import css from './frame.module.css';
import { useCopying } from './copying';
import { GoProvider } from './go';
import { useKeys, useThriceShift } from './keys';
import { WholeContext } from './locking';
import { OpenedContext } from './opened';
import { SayProvider } from './say';

export function App() {
  return (
    <WordsProvider>
      <Start />
    </WordsProvider>
  );
}

/**
 * Asked at the start and after locking, and not when something kept has changed: a salvage or a restore opens a safe place before
 * the person has seen how it went and has their new recovery sheet, and the desk must not be drawn over that.
 */
function useStartup(): { data: Startup | null; failure: Failure | null; again: () => void } {
  const [answer, setAnswer] = useState<{ data: Startup | null; failure: Failure | null }>({ data: null, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    call('startup', {}).then(
      (data) => here && setAnswer({ data, failure: null }),
      (thrown: unknown) => here && setAnswer({ data: null, failure: failureIn(thrown) }),
    );
    return () => {
      here = false;
    };
  }, [turn]);
  return { ...answer, again: useCallback(() => setTurn((n) => n + 1), []) };
}

function Start() {
  const startup = useStartup();
  if (startup.failure) {
    return (
      <LookProvider first={usualLook}>
        <Trouble failure={startup.failure} onTry={startup.again} />
      </LookProvider>
    );
  }
  if (startup.data === null) return <Waiting />;
  return (
    <LookProvider first={startup.data.look}>
      <Desk startup={startup.data} onRestart={startup.again} />
    </LookProvider>
  );
}

interface DeskProps {
  startup: Startup;
  onRestart: () => void;
}

/** `opened` is null while nothing is; `turn` starts the desk anew each time, so that nothing of the last one is left. */
function Desk({ startup, onRestart }: DeskProps) {
  const [state, setState] = useState(startup.state);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [hidden, setHidden] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => setState(startup.state), [startup]);

  const open = useCallback((now: Opened) => {
    setOpened(now);
    setTurn((n) => n + 1);
    setState('open');
  }, []);

  const lock = useCallback(async () => {
    // The screen is emptied before the desk is asked: the desk ends this window and starts a fresh one.
    setState('locked');
    setOpened(null);
    await call('lock', {}).catch(() => undefined);
    onRestart();
  }, [onRestart]);

  const hide = useCallback(async () => {
    setHidden(true);
    await call('hide_now', {}).catch(() => undefined);
    if (state === 'open') await lock();
    setHidden(false);
  }, [lock, state]);

  useThriceShift(() => void hide());
  useKeys({ 'ctrl+shift+h': () => void hide(), 'ctrl+shift+l': () => state === 'open' && void lock() }, true);
  useTouch(state === 'open');
  useCopying();

  const whole = useMemo(() => ({ lock: () => void lock(), open }), [lock, open]);

  if (hidden) return <div className={css.hidden} />;
  if (state === 'welcome') return <Welcome onOpen={open} />;
  if (state === 'locked') return <LockScreen startup={startup} onOpen={open} />;
  return (
    <OpenedContext.Provider value={opened}>
      <WholeContext.Provider value={whole}>
        <SayProvider key={turn}>
          <GoProvider first={{ place: opened?.who_for === 'reviews' ? 'questions' : 'home' }}>
            <Frame onHide={() => void hide()} onLock={() => void lock()} />
          </GoProvider>
        </SayProvider>
      </WholeContext.Provider>
    </OpenedContext.Provider>
  );
}

/** Tells the desk that someone is here, at most every 20 seconds, so that it does not lock under their hands. */
function useTouch(on: boolean): void {
  const last = useRef(0);
  useEffect(() => {
    if (!on) return;
    const touch = () => {
      const now = Date.now();
      if (now - last.current < 20_000) return;
      last.current = now;
      call('touch', {}).catch(() => undefined);
    };
    const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch);
    };
  }, [on]);
}
