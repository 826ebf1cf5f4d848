/** Words for screen readers only, where what is drawn says the same to the eye. */
import type { ReactNode } from 'react';
import css from './hidden.module.css';

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>;
}
