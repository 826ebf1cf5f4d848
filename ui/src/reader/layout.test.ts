// The page as laid out: every letter is still there, every place counts scalar values, and what was removed is never guessed.
import { describe, expect, it } from 'vitest';
import type { NoteView, PageView, Run } from '../contract';
import { pageView } from '../fake/page';
import { allPages } from '../fake/papers';
import { byTerm, isWrap, layOut, letters, tight, wordsOf } from './layout';
import { byLine } from './PagePicture';

const page = (seq: number, more: Partial<PageView> = {}): PageView => {
  const all = allPages();
  const one = all[seq - 1];
  if (!one) throw new Error(`no page ${seq}`);
  return { ...pageView(one, all.length, [], null), ...more };
};
const withText = (text: string, more: Partial<PageView> = {}): PageView => {
  const run: Run = { kind: 'words', start: 0, end: Array.from(text).length, text };
  return page(10, { runs: [run], terms: [], blacked_out: [], ...more });
};
const sentences = (view: PageView) => layOut(view).flatMap((p) => p.sentences.map((s) => s.pieces.map((piece) => piece.text).join('')));
const note = (start: number, end: number, id = 'n'): NoteView => ({ id, kind: 'ask', quote: '', body: '', seq: 10, file: '', page: 1, start, end, created: '', changed: '', covered: null });

describe('layOut', () => {
  it('keeps every letter in its place on every made-up page', () => {
    for (const { seq } of allPages()) {
      const view = page(seq);
      const all = letters(view);
      let at = 0;
      for (const paragraph of layOut(view)) {
        for (const sentence of paragraph.sentences) {
          for (const piece of sentence.pieces) {
            expect(all.slice(at, piece.start).join('').trim()).toBe('');
            const shown = Array.from(piece.text);
            expect(shown.map((letter, i) => (isWrap(all, piece.start + i) ? '\n' : letter))).toEqual(all.slice(piece.start, piece.end));
            at = piece.end;
          }
        }
      }
      expect(all.slice(at).join('').trim()).toBe('');
    }
  });

  it('counts letters outside the basic plane once', () => {
    const view = withText('A 🙂 day. Then home.', { notes: [note(10, 14)] });
    const marked = layOut(view).flatMap((p) => p.sentences.flatMap((s) => s.pieces)).filter((piece) => piece.notes.length > 0);
    expect(marked.map((piece) => piece.text)).toEqual(['hen ']);
  });

  it('joins lines broken by the paper and keeps those broken by the writer', () => {
    const view = withText('Sam was seen at school by the duty social worker and\nsaid that home was fine.\nDate: 3 March\n\nNext part.');
    expect(layOut(view).map((p) => p.sentences.map((s) => s.pieces.map((piece) => piece.text).join('')).join(''))).toEqual([
      'Sam was seen at school by the duty social worker and said that home was fine.\nDate: 3 March', 'Next part.',
    ]);
  });

  it('does not end a sentence at an initial or a title', () => {
    expect(sentences(withText('Chair was R. Osei. Mrs. Example came. Dr. Hill did not.'))).toEqual(['Chair was R. Osei. ', 'Mrs. Example came. ', 'Dr. Hill did not.']);
  });

  it('lets a sentence begin with a removed part', () => {
    const begins = layOut(page(10)).flatMap((p) => p.sentences).filter((sentence) => sentence.pieces[0]?.hole);
    expect(begins).toHaveLength(1);
  });

  it('makes one hole of a removed part, whatever is marked across it', () => {
    const view = page(10, { notes: [note(0, 200)] });
    const holes = layOut(view).flatMap((p) => p.sentences.flatMap((s) => s.pieces)).filter((piece) => piece.hole);
    expect(holes).toHaveLength(2);
  });

  it('tells where each note begins and ends, over several sentences', () => {
    const view = withText('One is here. Two is here. Three is here.', { notes: [note(4, 20)] });
    const pieces = layOut(view).flatMap((p) => p.sentences.flatMap((s) => s.pieces));
    expect(pieces.filter((piece) => piece.begins.length > 0).map((piece) => piece.start)).toEqual([4]);
    expect(pieces.filter((piece) => piece.ends.length > 0).map((piece) => piece.end)).toEqual([20]);
  });

  it('explains a hard word once, even when a mark cuts it', () => {
    const view = page(10);
    const term = view.terms.find((one) => one.term === 'LAC review');
    if (!term) throw new Error('no such term');
    const cut = layOut({ ...view, found: [{ start: term.start, end: term.start + 3 }] });
    const groups = cut.flatMap((p) => p.sentences.flatMap((s) => byTerm(s.pieces))).filter((group) => group.term !== null && view.terms[group.term] === term);
    expect(groups.map((group) => group.pieces.map((piece) => piece.text))).toEqual([['LAC', ' review']]);
  });
});

describe('words of a stretch', () => {
  it('says what was removed as what it is', () => {
    const view = page(10);
    const text = wordsOf(view, 0, letters(view).length, '[removed]');
    expect(text).toContain('[removed] stated that contact');
    expect(text).not.toMatch(/[\u2588\u0001]/);
  });

  it('leaves out the spaces at its ends', () => {
    expect(tight(withText('One.  Two.'), 4, 10)).toEqual([6, 10]);
  });
});

it('draws one outline a line from boxes a word', () => {
  const box = (start: number, x: number, y: number) => ({ start, end: start + 3, x, y, w: 0.1, h: 0.02 });
  expect(byLine([box(0, 0.1, 0.1), box(4, 0.3, 0.101), box(8, 0.1, 0.14)]).map(({ x, w }) => [x, Number(w.toFixed(2))])).toEqual([[0.1, 0.3], [0.1, 0.1]]);
});
