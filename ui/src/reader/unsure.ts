/** Words that were read from a picture: which they are, which may be wrong, and where each stands in the picture. Pure. */
import type { PageView } from '../contract';
import { letters } from './layout';
import type { Stretch } from './selection';

/** Words chosen together that are longer than this are a place to look, not one thing to type. */
const ONE_THING = 60;

/** Every word of the page between blanks; removed parts are none. */
export function readWords(page: PageView): Stretch[] {
  const all = letters(page);
  const found: Stretch[] = [];
  for (let i = 0; i <= all.length; i++) {
    const isBlank = i === all.length || all[i]?.trim() === '';
    const last = found.at(-1);
    if (!isBlank && last?.end === i) last.end = i + 1;
    else if (!isBlank) found.push({ start: i, end: i + 1 });
  }
  return found.filter((word) => !page.runs.some((run) => run.kind === 'blacked_out' && run.start < word.end && run.end > word.start));
}

/** What to type when these words were chosen: themselves if they are few, else the first of them that may be wrong. */
export function wordToType(page: PageView, wanted: Stretch): Stretch {
  const inside = readWords(page).filter((word) => word.start < wanted.end && word.end > wanted.start);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return wanted;
  const chosen = letters(page).slice(first.start, last.end);
  const whole = inside.length <= 3 && chosen.length <= ONE_THING && !chosen.includes('\n') && last.end - first.start === chosen.length;
  const hole = page.runs.some((run) => run.kind === 'blacked_out' && run.start < last.end && run.end > first.start);
  if (whole && !hole) return { start: first.start, end: last.end };
  return inside.find((word) => isUnsure(page, word)) ?? first;
}

export const isUnsure = (page: PageView, { start, end }: Stretch): boolean => page.unsure.some((mark) => mark.start < end && mark.end > start);

interface Crop {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The part of the picture with these words and a little around them, as shares of the page; none where nothing tells. */
export function cropOf(page: PageView, { start, end }: Stretch): Crop | null {
  const boxes = page.boxes.filter((box) => box.start < end && box.end > start);
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  const high = bottom - top;
  // A word alone is hard to read: its neighbours help.
  const beside = Math.max(0.08, (right - left) * 0.25);
  const [x, y] = [Math.max(0, left - beside), Math.max(0, top - high * 0.6)];
  return { x, y, w: Math.min(1, right + beside) - x, h: Math.min(1, bottom + high * 0.6) - y };
}
