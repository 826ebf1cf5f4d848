/** The head of a place: its one h1, which names the main landmark, and its tools. Every place starts with it. */
import type { ReactNode } from 'react';
import css from './frame.module.css';

export function PlaceHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={css.head}>
      <h1 id="place-title">{title}</h1>
      {children && <div className={css.tools}>{children}</div>}
    </header>
  );
}

/** The rest of a place, with the usual margins. A place that fills the window (the reader) does without it. */
export function PlaceBody({ children }: { children: ReactNode }) {
  return <div className={css.body}>{children}</div>;
}
