/** The few shapes that screens are laid out with, so that spacing is the same everywhere. */
import type { ReactNode } from 'react';
import css from './layout.module.css';

interface Shape {
  children: ReactNode;
  className?: string;
}

const join = (...names: (string | undefined)[]) => names.filter(Boolean).join(' ');

/** One thing under another. */
export function Stack({ gap = 'usual', className, children }: Shape & { gap?: 'small' | 'usual' | 'large' }) {
  return <div className={join(css.stack, className)} data-gap={gap}>{children}</div>;
}

/** Things side by side that wrap when there is no room. `apart` pushes them to both edges; `equal` makes choices of one size. */
export function Row({ apart = false, equal = false, className, children }: Shape & { apart?: boolean; equal?: boolean }) {
  return <div className={join(css.row, className)} data-apart={apart} data-equal={equal}>{children}</div>;
}

/** A panel. `soft` is for explanations, `sunken` for what is set back. With `label` it is a named region. */
export function Card({ tone = 'plain', label, className, children }: Shape & { tone?: 'plain' | 'soft' | 'sunken'; label?: string }) {
  const props = { className: join(css.card, className), 'data-tone': tone };
  return label ? <section {...props} aria-label={label}>{children}</section> : <div {...props}>{children}</div>;
}

/** Second text. `small` is the smallest size in the app. */
export function Quiet({ small = false, className, children }: Shape & { small?: boolean }) {
  return <p className={join(css.quiet, small ? css.small : undefined, className)}>{children}</p>;
}

/** Keeps lines of running text to a length that can be read. */
export function Measure({ className, children }: Shape) {
  return <div className={join(css.measure, className)}>{children}</div>;
}
