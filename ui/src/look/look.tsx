/** How the window looks: colours, size, face, space, stillness. Put on <html>, kept by the desk outside the safe place. */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Look } from '../contract';
import { call } from '../desk';

export const usualLook: Look = { theme: 'system', size: 18, face: 'atkinson', space: 0, still: false };
export const smallest = 14;
export const largest = 48;

const LookContext = createContext<{ look: Look; change: (part: Partial<Look>) => void }>({ look: usualLook, change: () => undefined });

export const useLook = () => useContext(LookContext);

const asks = (query: string) => typeof matchMedia === 'function' && matchMedia(query).matches;

function themeOf(look: Look): string {
  if (look.theme !== 'system') return look.theme;
  if (asks('(prefers-contrast: more)') && !asks('(forced-colors: active)')) return 'contrast';
  return asks('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

function put(look: Look): void {
  const root = document.documentElement;
  root.dataset['theme'] = themeOf(look);
  root.dataset['face'] = look.face;
  root.dataset['space'] = String(look.space);
  root.dataset['still'] = String(look.still);
  root.style.fontSize = `${look.size}px`;
}

/** Keeps a look inside what the desk accepts. */
export function within(look: Look): Look {
  const clamp = (n: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(n)));
  return { ...look, size: clamp(look.size, smallest, largest), space: clamp(look.space, 0, 3) };
}

export function LookProvider({ first, children }: { first: Look; children: ReactNode }) {
  const [look, setLook] = useState(() => within(first));
  const saving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    put(look);
    if (look.theme !== 'system' || typeof matchMedia !== 'function') return;
    const wishes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((q) => matchMedia(q));
    const again = () => put(look);
    for (const wish of wishes) wish.addEventListener('change', again);
    return () => {
      for (const wish of wishes) wish.removeEventListener('change', again);
    };
  }, [look]);

  const change = useCallback((part: Partial<Look>) => {
    setLook((old) => {
      const next = within({ ...old, ...part });
      clearTimeout(saving.current);
      // A look that cannot be kept is worth no message: it is on the screen all the same.
      saving.current = setTimeout(() => void call('set_look', next).catch(() => undefined), 300);
      return next;
    });
  }, []);

  const value = useMemo(() => ({ look, change }), [look, change]);
  return <LookContext.Provider value={value}>{children}</LookContext.Provider>;
}
