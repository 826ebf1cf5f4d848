/** From what is selected on the screen to places in the page's text, in Unicode scalar values. */

export interface Stretch {
  start: number;
  end: number;
}

/** The selected stretch inside this pane, grown to whole words; none when nothing of it is selected. */
export function selectedIn(pane: HTMLElement): (Stretch & { below: DOMRect }) | null {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const pieces = [...pane.querySelectorAll<HTMLElement>('[data-start]')].filter((piece) => range.intersectsNode(piece));
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return null;
  const start = placeIn(first, range.startContainer, range.startOffset) ?? startOf(first);
  const end = placeIn(last, range.endContainer, range.endOffset) ?? endOf(last);
  if (start >= end) return null;
  const rects = range.getClientRects();
  const below = rects[rects.length - 1] ?? range.getBoundingClientRect();
  return { ...wholeWords(pane, start, end), below };
}

const startOf = (piece: HTMLElement) => Number(piece.dataset['start']);
const endOf = (piece: HTMLElement) => Number(piece.dataset['end']);

function placeIn(piece: HTMLElement, node: Node, offset: number): number | null {
  if (!piece.contains(node)) return null;
  if (piece.dataset['hole'] !== undefined) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return startOf(piece) + Array.from(before.toString()).length;
}

function wholeWords(pane: HTMLElement, start: number, end: number): Stretch {
  const letter = (at: number): string => {
    for (const piece of pane.querySelectorAll<HTMLElement>('[data-start]')) {
      if (startOf(piece) <= at && at < endOf(piece)) {
        return piece.dataset['hole'] === undefined ? (Array.from(piece.textContent ?? '')[at - startOf(piece)] ?? ' ') : ' ';
      }
    }
    return ' ';
  };
  const isWord = (at: number) => /[\p{L}\p{N}'’]/u.test(letter(at));
  let [a, b] = [start, end];
  while (a > 0 && isWord(a) && isWord(a - 1)) a -= 1;
  while (isWord(b) && b > 0 && isWord(b - 1)) b += 1;
  return { start: a, end: b };
}
