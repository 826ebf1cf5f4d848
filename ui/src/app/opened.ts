/** What is known of the safe place from its opening; null when the window was started anew with one open. */
import { createContext, useContext } from 'react';
import type { Opened } from '../contract';

export const OpenedContext = createContext<Opened | null>(null);
export const useOpened = (): Opened | null => useContext(OpenedContext);
