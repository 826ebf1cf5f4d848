/** Lucide drawings (ISC licence), drawn inline. Always beside a word: an icon is never the only sign. */
import type { ReactNode } from 'react';
import { drawings, type IconName } from './icons';
import css from './icon.module.css';

export type { IconName };

export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className={css.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name].map(([Tag, props], i) => <Tag key={i} {...props} />)}
    </svg>
  );
}
