/** The papers' list with each folded copy right under its clearest copy. */
import type { DocumentRow } from '../contract';

export function withCopies(rows: readonly DocumentRow[]): DocumentRow[] {
  return rows.flatMap((row) => [row, ...row.copies.map((copy): DocumentRow => ({ ...row, ...copy, copy_of: row.id, copies: [] }))]);
}
