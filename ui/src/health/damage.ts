/** What a check found, put in order: by paper first, then what is of the whole safe place. */
import type { DamageView, DamageWhat } from '../contract';

/** Kinds that stand for themselves and belong to no paper. */
export type WholeWhat = Exclude<DamageWhat, 'page' | 'original-missing' | 'original-changed'>;

export interface DamagedPaper {
  /** The same for as long as the list is. */
  key: string;
  /** Null when its name is not known. */
  name: string | null;
  id: number | null;
  /** In the order of their numbers. */
  pages: DamageView[];
  original: 'original-missing' | 'original-changed' | null;
}

export interface Grouped {
  papers: DamagedPaper[];
  whole: { what: WholeWhat; count: number }[];
}

const wholeOrder: WholeWhat[] = ['database', 'search-index', 'part', 'open-to-others', 'stray-original'];
const ofPaper = (what: DamageWhat): boolean => what === 'page' || what === 'original-missing' || what === 'original-changed';

export function grouped(damage: readonly DamageView[]): Grouped {
  const papers = new Map<string, DamagedPaper>();
  for (const one of damage.filter(({ what }) => ofPaper(what))) {
    const key = one.file_id === null ? `name ${one.file ?? ''}` : `id ${one.file_id}`;
    const paper = papers.get(key) ?? { key, name: one.file, id: one.file_id, pages: [], original: null };
    if (one.what === 'page') paper.pages = [...paper.pages, one].toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0));
    // A copy that is gone says more than one that was changed.
    else if (paper.original !== 'original-missing') paper.original = one.what as 'original-missing' | 'original-changed';
    papers.set(key, paper);
  }
  const whole = wholeOrder.map((what) => ({ what, count: damage.filter((one) => one.what === what).length })).filter(({ count }) => count > 0);
  return { papers: [...papers.values()], whole };
}
