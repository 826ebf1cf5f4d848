/**
 * A list of any length to move through by arrow keys, of which only what is in view is drawn. Each row says its place in
 * the whole ("12 of 3,104") to a screen reader. Rows are one height; what does not fit is cut, so keep rows short.
 */
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useMemo, type ReactNode } from 'react';
import css from './shown.module.css';

interface BigListProps<T> {
  label: string;
  rows: readonly T[];
  /** A row's own name, the same for as long as the row is. */
  keyOf: (row: T) => string;
  /** What a screen reader says for the row, and what typing letters finds. */
  textOf: (row: T) => string;
  children: (row: T) => ReactNode;
  onOpen: (row: T) => void;
  /** Height of one row in rem; text size is in it already. */
  rowRem?: number;
  /** Shown in place of an empty list. */
  empty?: ReactNode;
  className?: string;
}

export function BigList<T extends object>({ label, rows, keyOf, textOf, children, onOpen, rowRem = 4, empty, className }: BigListProps<T>) {
  const rowHeight = Math.max(44, rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '18'));
  const byKey = useMemo(() => new Map(rows.map((row) => [keyOf(row), row])), [rows, keyOf]);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <ListBox
        className={[css.bigList, className].filter(Boolean).join(' ')}
        aria-label={label}
        items={rows as Iterable<T>}
        selectionMode="none"
        onAction={(key) => {
          const row = byKey.get(String(key));
          if (row) onOpen(row);
        }}
        {...(empty === undefined ? {} : { renderEmptyState: () => empty })}
      >
        {(row: T) => (
          <ListBoxItem id={keyOf(row)} textValue={textOf(row)} className={css.bigRow ?? ''} data-keep={`row-${keyOf(row)}`}>
            {children(row)}
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}
