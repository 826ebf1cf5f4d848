/** The lanes of a life, and where a time stands in a drawing of it. */
import type { Lane, WhenView } from '../contract';

export type LaneChoice = 'all' | Lane;
export const laneNames: LaneChoice[] = ['all', 'home', 'school', 'people', 'decisions', 'health', 'family', 'mine'];

/** Whole years that a drawing shows, both counted. */
export interface Extent {
  first: number;
  last: number;
}

const day = (iso: string): number => {
  const at = Date.parse(`${iso}T12:00:00Z`);
  const year = new Date(at).getUTCFullYear();
  const start = Date.UTC(year, 0, 1);
  return year + (at - start) / (Date.UTC(year + 1, 0, 1) - start);
};

/** A day as a share of the drawing's width, 0 to 100; clipped to it. */
export function share(extent: Extent, iso: string): number {
  const years = extent.last - extent.first + 1;
  return Math.min(100, Math.max(0, ((day(iso) - extent.first) / years) * 100));
}

/** The year of a time's beginning, or none when it is not known. */
export const yearOf = (when: WhenView | null): number | null => {
  const iso = when?.earliest ?? when?.latest ?? null;
  return iso === null ? null : Number(iso.slice(0, 4));
};

export interface Bar {
  /** Where the sure part begins and ends, and the unsure parts around it, in shares of the width. */
  from: number;
  sureFrom: number;
  sureTo: number;
  to: number;
  /** True when the file tells no end (or no beginning) there. */
  openStart: boolean;
  openEnd: boolean;
}

/** Puts bars that would lie on each other into rows of their own: the first row that is free where a bar begins. */
export function rowsOf(bars: readonly { from: number; to: number }[]): number[] {
  const ends: number[] = [];
  return bars.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from + 0.05);
    const row = free < 0 ? ends.length : free;
    ends[row] = Math.max(to, from + LEAST);
    return row;
  });
}

/** Things that stand so close that their buttons would touch, as one group each; in time order. */
export function groupsOf<T>(things: readonly T[], at: (thing: T) => number): T[][] {
  const groups: T[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const thing of things.toSorted((a, b) => at(a) - at(b))) {
    const last = groups.at(-1);
    if (last && at(thing) - start < TOUCH) last.push(thing);
    else {
      groups.push([thing]);
      start = at(thing);
    }
  }
  return groups;
}

/** The least width of a bar, and the distance at which two round buttons no longer touch, in shares of the narrowest drawing. */
const LEAST = 4;
const TOUCH = 5.5;

/** Shapes a stretch of time; an end that is not known runs on for a year, and is drawn as open. */
export function bar(extent: Extent, from: WhenView | null, to: WhenView | null): Bar | null {
  const start = from?.earliest ?? from?.latest ?? null;
  const end = to?.latest ?? to?.earliest ?? null;
  if (start === null && end === null) return null;
  const oneYear = 100 / (extent.last - extent.first + 1);
  const a = start === null ? share(extent, end ?? '') - oneYear : share(extent, start);
  const b = end === null ? share(extent, start ?? '') + oneYear : share(extent, end);
  const sureFrom = from?.latest ? share(extent, from.latest) : a;
  const sureTo = to?.earliest ? share(extent, to.earliest) : b;
  return {
    from: Math.max(0, a),
    sureFrom: Math.min(Math.max(a, sureFrom), b),
    sureTo: Math.max(Math.min(b, sureTo), a),
    to: Math.min(100, Math.max(b, a)),
    openStart: start === null,
    openEnd: end === null,
  };
}
