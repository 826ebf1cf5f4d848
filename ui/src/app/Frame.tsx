/** The open desk: sidebar, the place, and what is said at the foot. Holds the keys that work everywhere. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { Button, Icon, Waiting, type IconName } from '../controls';
import { useLook, usualLook } from '../look/look';
import { OpenedNotice } from '../place/OpenedNotice';
import { useWords } from '../words/words';
import { useDropped } from './dropped';
import css from './frame.module.css';
import { useGo, type Where } from './go';
import { JobWatch } from './JobWatch';
import { nextPane, useKeys } from './keys';
import { useOpened } from './opened';
import { PlaceFault } from './PlaceFault';
import { places, sidebar } from './places';
import { focusOn, SayHost } from './say';
import { useUndo } from './undo';

interface FrameProps {
  onHide: () => void;
  onLock: () => void;
}

export function Frame({ onHide, onLock }: FrameProps) {
  const { here, go, back, stop } = useGo();
  const { undo, redo } = useUndo();
  const { look, change } = useLook();
  const main = useRef<HTMLElement>(null);
  const Place = places[here.place];
  const [noticed, setNoticed] = useState(false);

  const inField = (e: KeyboardEvent) => e.target instanceof HTMLElement && e.target.matches('input, textarea, [contenteditable="true"]');
  useKeys({
    ...Object.fromEntries(sidebar.map(({ place }, i) => [`alt+${i + 1}`, () => go({ place })])),
    'alt+arrowleft': back,
    'ctrl+[': back,
    f1: () => go({ place: 'help' }),
    f6: () => nextPane(1),
    'shift+f6': () => nextPane(-1),
    'ctrl+plus': () => change({ size: look.size + 2 }),
    'ctrl+minus': () => change({ size: look.size - 2 }),
    'ctrl+0': () => change({ size: usualLook.size }),
  });
  useUndoKeys(inField, undo, redo);
  useDropped();

  return (
    <div className={css.window}>
      <div className={css.frame}>
        <Side here={here} go={go} onHide={onHide} onLock={onLock} />
        <main id="main" ref={main} className={css.main} tabIndex={-1} aria-labelledby="place-title" data-pane="main">
          <div className={css.place} key={stop.id}>
            <BackBar />
            <Noticed closed={noticed} onClose={() => setNoticed(true)} />
            <PlaceFault>
              <Suspense fallback={<Waiting />}>
                <Place />
                <Arrive />
              </Suspense>
            </PlaceFault>
          </div>
        </main>
        <JobWatch />
        <SayHost />
      </div>
    </div>
  );
}

/** A field undoes its own typing; everywhere else the keys undo what was last kept. */
function useUndoKeys(inField: (e: KeyboardEvent) => boolean, undo: () => void, redo: () => void): void {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || e.key.toLowerCase() !== 'z' || inField(e) || document.querySelector('[data-modal]')) return;
      e.preventDefault();
      if (e.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** What was found at opening: on the first place and on Home, until it is dismissed. */
function Noticed({ closed, onClose }: { closed: boolean; onClose: () => void }) {
  const opened = useOpened();
  const { here, stop, cameBack } = useGo();
  if (opened === null || closed || (stop.id !== 0 && here.place !== 'home')) return null;
  const close = () => {
    onClose();
    queueMicrotask(() => focusOn(undefined, document.querySelector('[data-pane="side"] [aria-current="page"]')));
  };
  return <OpenedNotice opened={opened} takesFocus={stop.id === 0 && !cameBack} onClose={close} />;
}

function BackBar() {
  const { previous, back } = useGo();
  const words = useWords();
  if (previous === null) return null;
  const name = previous.place === 'read' && previous.seq !== undefined ? words('app-page', { seq: previous.seq }) : words(`app-place-${previous.place}`);
  return (
    <div className={css.backBar}>
      <Button tone="quiet" icon="arrow-left" id="back" onPress={back}>{words('app-back-to', { name })}</Button>
    </div>
  );
}

/**
 * Puts the focus when a place has been drawn. Coming back: on what was pressed, once it is there again. Otherwise on the way
 * back, a control inside the landmark that the h1 names, because focus on a heading or a landmark alone is silent on Linux; on
 * the first place of all, which has no way back, on its name in the sidebar.
 */
function Arrive() {
  const { stop, cameBack } = useGo();
  const at = useRef({ stop, cameBack });
  useEffect(() => {
    const main = document.getElementById('main');
    if (main === null) return;
    const { stop: arrived, cameBack: returned } = at.current;
    const usual = () => (document.getElementById('back') ?? document.querySelector<HTMLElement>('[data-pane="side"] [aria-current="page"]') ?? main).focus({ preventScroll: true });
    if (!returned) {
      main.scrollTop = 0;
      // A place may have put the focus itself.
      if (!main.contains(document.activeElement) || document.activeElement === main) usual();
      return;
    }
    const restore = () => {
      const kept = arrived.focus === null ? null : document.querySelector<HTMLElement>(`[data-keep="${CSS.escape(arrived.focus)}"]`);
      if (kept === null) return false;
      kept.focus({ preventScroll: true });
      main.scrollTop = arrived.scroll;
      kept.scrollIntoView?.({ block: 'nearest' });
      return true;
    };
    if (restore()) return;
    usual();
    main.scrollTop = arrived.scroll;
    const watcher = new MutationObserver(() => restore() && watcher.disconnect());
    watcher.observe(main, { childList: true, subtree: true });
    const enough = setTimeout(() => watcher.disconnect(), 3000);
    const stopWatching = () => watcher.disconnect();
    // Once the person acts, the focus is theirs.
    window.addEventListener('keydown', stopWatching, { once: true, capture: true });
    window.addEventListener('pointerdown', stopWatching, { once: true, capture: true });
    return () => {
      watcher.disconnect();
      clearTimeout(enough);
      window.removeEventListener('keydown', stopWatching, true);
      window.removeEventListener('pointerdown', stopWatching, true);
    };
  }, []);
  return null;
}

interface SideProps extends FrameProps {
  here: Where;
  go: (where: Where) => void;
}

function Side({ here, go, onHide, onLock }: SideProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [here]);
  const item = (id: string, icon: IconName, onClick: () => void, current = false) => (
    <button type="button" className={css.item} data-keep={id} aria-current={current ? 'page' : undefined} onClick={onClick}>
      <Icon name={icon} />
      <span>{words(id)}</span>
    </button>
  );
  // Inside a place (on one page of the file, say) its name leads to its beginning.
  const isStart = here.seq === undefined && here.find === undefined;
  const to = (where: Where) => (where.place === here.place && isStart ? setOpen(false) : go(where));
  return (
    <nav className={css.side} aria-label={words('app-main-menu')} data-pane="side">
      <button type="button" className={`${css.item} ${css.menuButton}`} aria-expanded={open} aria-controls="side-list" onClick={() => setOpen(!open)}>
        <Icon name={open ? 'x' : 'menu'} />
        <span>{words('app-menu')}</span>
      </button>
      <div id="side-list" className={css.list} data-open={open}>
        <ul role="list">
          {sidebar.map(({ place, icon }) => <li key={place}>{item(`app-place-${place}`, icon, () => to({ place }), here.place === place)}</li>)}
        </ul>
        <div className={css.spring} />
        {item('app-place-settings', 'settings', () => to({ place: 'settings' }), here.place === 'settings')}
        {item('app-lock', 'lock', onLock)}
      </div>
      <div className={css.always}>
        {item('app-place-help', 'life-buoy', () => to({ place: 'help' }), here.place === 'help')}
        {item('app-hide', 'eye-off', onHide)}
      </div>
    </nav>
  );
}
