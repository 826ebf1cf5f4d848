// From what is selected on the screen to places in the page.
import { beforeEach, expect, it } from 'vitest';
import { selectedIn } from './selection';

// jsdom draws nothing, so that a range has no boxes.
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect ??= () => new DOMRect();

let pane: HTMLElement;
const piece = (start: number, text: string, hole = false): HTMLElement => {
  const span = document.createElement('span');
  Object.assign(span.dataset, { start: String(start), end: String(start + (hole ? 5 : Array.from(text).length)) });
  if (hole) span.dataset['hole'] = '';
  span.textContent = text;
  return span;
};
const select = (from: [Node, number], to: [Node, number]) => {
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  window.getSelection()?.removeAllRanges();
  window.getSelection()?.addRange(range);
};
const text = (i: number): Node => pane.children[i]?.firstChild ?? pane;

beforeEach(() => {
  pane = document.createElement('section');
  pane.append(piece(10, 'A 🙂 day with mother. '), piece(31, '[blacked out]', true), piece(36, ' was discussed.'));
  document.body.replaceChildren(pane);
});

it('counts scalar values and grows to whole words', () => {
  // "🙂" is two units of a string and one place of the page.
  select([text(0), 7], [text(0), 12]);
  const found = selectedIn(pane);
  expect(found && { start: found.start, end: found.end }).toEqual({ start: 14, end: 22 });
});

it('takes a removed part whole', () => {
  select([text(1), 3], [text(2), 6]);
  const found = selectedIn(pane);
  expect(found && { start: found.start, end: found.end }).toEqual({ start: 31, end: 50 });
});

it('is none for nothing, and for a selection elsewhere', () => {
  window.getSelection()?.removeAllRanges();
  expect(selectedIn(pane)).toBeNull();
  const other = document.createElement('p');
  other.textContent = 'elsewhere';
  document.body.append(other);
  select([other.firstChild ?? other, 0], [other.firstChild ?? other, 4]);
  expect(selectedIn(pane)).toBeNull();
});
