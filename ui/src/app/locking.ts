/** What a place may ask of the desk as a whole: to lock ("Stop for today"), or to open another safe place in its stead. */
import { createContext, useContext } from 'react';
import type { Opened } from '../contract';

interface Whole {
  lock: () => void;
  open: (opened: Opened) => void;
}

export const WholeContext = createContext<Whole>({ lock: () => undefined, open: () => undefined });
export const useLocking = (): (() => void) => useContext(WholeContext).lock;
export const useOpening = (): ((opened: Opened) => void) => useContext(WholeContext).open;
