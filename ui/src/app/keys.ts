/**
 * One listener for the keys that work everywhere. A chord is written `ctrl+shift+z`; Ctrl and Cmd are one. Single letters are
 * never taken: they belong to fields, to menus and to people who speak to their computer.
 */
import { useEffect, useRef } from 'react';

export type Keys = Record<string, (event: KeyboardEvent) => void>;

interface Registered {
  keys: { current: Keys };
  always: boolean;
}

const registered: Registered[] = [];

function chordOf(e: KeyboardEvent): string {
  const key = e.key === '=' || e.key === '+' ? 'plus' : e.key === '-' || e.key === '_' ? 'minus' : e.key === ' ' ? 'space' : e.key.toLowerCase();
  const shift = e.shiftKey && key !== 'plus' && key !== 'minus';
  return [e.ctrlKey || e.metaKey ? 'ctrl' : '', e.altKey ? 'alt' : '', shift ? 'shift' : '', key].filter(Boolean).join('+');
}

function onKey(e: KeyboardEvent): void {
  if (e.isComposing || e.repeat) return;
  const chord = chordOf(e);
  const modal = document.querySelector('[data-modal]') !== null;
  for (const { keys, always } of registered.toReversed()) {
    const act = keys.current[chord];
    if (act && (always || !modal)) {
      e.preventDefault();
      e.stopPropagation();
      act(e);
      return;
    }
  }
}

/** Works while the component is on the screen. Later ones come before earlier ones; a modal stops all that are not `always`. */
export function useKeys(keys: Keys, always = false): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const entry = { keys: latest, always };
    if (registered.length === 0) window.addEventListener('keydown', onKey, true);
    registered.push(entry);
    return () => {
      registered.splice(registered.indexOf(entry), 1);
      if (registered.length === 0) window.removeEventListener('keydown', onKey, true);
    };
  }, [always]);
}

/** Shift pressed three times within five seconds with no other key between. */
export function useThriceShift(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    let presses: number[] = [];
    let alone = false;
    const down = (e: KeyboardEvent) => {
      if (e.key === 'Shift') alone = !e.repeat || alone;
      else {
        alone = false;
        presses = [];
      }
    };
    const up = (e: KeyboardEvent) => {
      if (e.key !== 'Shift' || !alone) return;
      alone = false;
      const now = Date.now();
      presses = [...presses.filter((at) => now - at < 5000), now];
      if (presses.length >= 3) {
        presses = [];
        latest.current();
      }
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', up, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', up, true);
    };
  }, []);
}

/** F6: the next part of the window, or with -1 the one before. Parts are marked `data-pane`. */
export function nextPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility?.() ?? true);
  if (panes.length === 0) return;
  const at = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + by + panes.length) % panes.length];
  const first = pane?.querySelector<HTMLElement>('[aria-current="page"], button:not(:disabled), a[href], input, textarea, [tabindex="0"]');
  (first ?? pane)?.focus();
}
