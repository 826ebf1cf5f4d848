/**
 * A page's words as paragraphs, sentences and pieces, each with its place in Unicode scalar values. Pure: what is marked,
 * explained, found or blacked out comes from the desk and only cuts the text; it never changes a letter of it.
 */
import type { NoteView, PageView } from '../contract';

export interface Piece {
  start: number;
  end: number;
  text: string;
  /** A part that the council removed; it has no words. */
  hole: boolean;
  /** The hard word that this piece is, by its place in `page.terms`. */
  term: number | null;
  notes: NoteView[];
  /** Notes whose first or last words are here: said off screen, for those who cannot see the marks. */
  begins: NoteView[];
  ends: NoteView[];
  found: boolean;
  /** Read from a picture, and perhaps wrongly. */
  unsure: boolean;
  /** The words that the person was brought here for. */
  wanted: boolean;
}

export interface Sentence {
  start: number;
  end: number;
  pieces: Piece[];
}

export interface Paragraph {
  start: number;
  end: number;
  sentences: Sentence[];
}

/** A line of a printed page that is longer than this was broken by the width of the paper, not by the writer. */
const WRAPPED = 45;

/** Words under a cover are not here: an empty line stands for each of their letters, so that a paragraph ends before them. */
const COVERED = '\n';

/** One for each letter of a removed part, whatever the desk sends there. */
const HOLE = '\u2588';

/** The page's characters, one for each scalar value. A hole is one placeholder a character, a covered part empty lines. */
export function letters(page: PageView): string[] {
  const all: string[] = [];
  for (const run of page.runs) {
    if (run.kind === 'words') all.push(...Array.from(run.text));
    else for (let i = run.start; i < run.end; i++) all.push(run.kind === 'covered' ? COVERED : HOLE);
  }
  return all;
}

interface Wanted {
  start?: number | undefined;
  end?: number | undefined;
}

export function layOut(page: PageView, wanted: Wanted = {}): Paragraph[] {
  const all = letters(page);
  const laid = paragraphsOf(all).map(([from, to]) => ({
    start: from,
    end: to,
    sentences: sentencesOf(all, from, to).map(([start, end]) => ({ start, end, pieces: piecesOf(page, all, start, end, wanted) })),
  }));
  const pieces = laid.flatMap((paragraph) => paragraph.sentences.flatMap((sentence) => sentence.pieces));
  for (const note of page.notes) {
    const marked = pieces.filter((piece) => piece.notes.includes(note));
    marked[0]?.begins.push(note);
    marked.at(-1)?.ends.push(note);
  }
  return laid;
}

/** Pieces side by side that are one hard word: a mark may cut it, but it is explained once. */
export function byTerm(pieces: readonly Piece[]): { term: number | null; pieces: Piece[] }[] {
  const groups: { term: number | null; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last.term !== null && last.term === piece.term) last.pieces.push(piece);
    else groups.push({ term: piece.term, pieces: [piece] });
  }
  return groups;
}

/** A stretch without the spaces and empty lines at its ends. */
export function tight(page: PageView, start: number, end: number): [number, number] {
  return trimmed(letters(page), start, end);
}

/** Paragraphs end at an empty line. */
function paragraphsOf(all: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  let breaks = 0;
  for (let i = 0; i <= all.length; i++) {
    const letter = all[i];
    if (letter === '\n') breaks += 1;
    const ends = i === all.length || (breaks >= 2 && letter !== '\n' && letter?.trim() !== '');
    if (ends) {
      const [from, to] = trimmed(all, start, i);
      if (from < to) found.push([from, to]);
      start = i;
    }
    if (letter !== '\n' && letter?.trim() !== '') breaks = 0;
  }
  return found;
}

function trimmed(all: readonly string[], from: number, to: number): [number, number] {
  let [a, b] = [from, to];
  while (a < b && all[a]?.trim() === '') a += 1;
  while (b > a && all[b - 1]?.trim() === '') b -= 1;
  return [a, b];
}

/** True where a line break only comes from the width of the paper. */
export function isWrap(all: readonly string[], at: number): boolean {
  if (all[at] !== '\n') return false;
  let start = at;
  while (start > 0 && all[start - 1] !== '\n') start -= 1;
  const next = all[at + 1];
  return at - start > WRAPPED && next !== undefined && next !== '\n' && !/[-•*\d\t]/.test(next);
}

/** A stop that does not end a sentence: an initial or a short title before a name, as in "R. Osei". */
const SHORTENED = /(?:^|[\s(])(?:\p{Lu}|Mrs?|Ms|Dr|St|Rev|No|pp?)\.\s*$/u;

/** Stands in for a removed part, which is most often a name: a letter without case, so that a sentence may begin with it. */
const NAME = '\u01bb';

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

function sentencesOf(all: readonly string[], from: number, to: number): [number, number][] {
  const shown = all.slice(from, to).map((letter, i) => (isWrap(all, from + i) ? ' ' : letter === HOLE ? NAME : letter)).join('');
  const found: [number, number][] = [];
  let at = from;
  let runsOn = false;
  for (const { segment } of segmenter.segment(shown)) {
    const length = Array.from(segment).length;
    const last = found.at(-1);
    if (last && (runsOn || segment.trim() === '')) last[1] = at + length;
    else found.push([at, at + length]);
    runsOn = SHORTENED.test(segment);
    at += length;
  }
  return found;
}

function piecesOf(page: PageView, all: readonly string[], start: number, end: number, wanted: Wanted): Piece[] {
  const cuts = new Set([start, end]);
  const inHole = (at: number) => page.runs.some((run) => run.kind === 'blacked_out' && run.start < at && at < run.end);
  const cut = (from: number, to: number) => {
    for (const at of [from, to]) if (at > start && at < end && !inHole(at)) cuts.add(at);
  };
  for (const run of page.runs) if (run.kind === 'blacked_out') cut(run.start, run.end);
  for (const term of page.terms) cut(term.start, term.end);
  for (const mark of page.found) cut(mark.start, mark.end);
  for (const mark of page.unsure) cut(mark.start, mark.end);
  for (const note of page.notes) if (note.start !== null && note.end !== null) cut(note.start, note.end);
  if (wanted.start !== undefined && wanted.end !== undefined) cut(wanted.start, wanted.end);
  const at = [...cuts].toSorted((a, b) => a - b);
  return at.slice(0, -1).map((from, i) => {
    const to = at[i + 1] ?? end;
    const within = (a: number | null, b: number | null) => a !== null && b !== null && a <= from && to <= b;
    const term = page.terms.findIndex((t) => within(t.start, t.end));
    return {
      start: from,
      end: to,
      text: all.slice(from, to).map((letter, j) => (isWrap(all, from + j) ? ' ' : letter)).join(''),
      hole: page.runs.some((run) => run.kind === 'blacked_out' && run.start < to && run.end > from),
      term: term < 0 ? null : term,
      notes: page.notes.filter((note) => within(note.start, note.end) && note.start !== note.end),
      begins: [],
      ends: [],
      found: page.found.some((mark) => within(mark.start, mark.end)),
      unsure: page.unsure.some((mark) => within(mark.start, mark.end)),
      wanted: wanted.start !== wanted.end && within(wanted.start ?? null, wanted.end ?? null),
    };
  });
}

/** The words of a stretch, with removed parts said as what they are. */
export function wordsOf(page: PageView, start: number, end: number, removed: string): string {
  const all = letters(page);
  let out = '';
  for (let i = start; i < Math.min(end, all.length); i++) {
    const hole = page.runs.find((run) => run.kind === 'blacked_out' && run.start <= i && i < run.end);
    if (!hole) out += all[i];
    else if (i === Math.max(start, hole.start)) out += removed;
  }
  return out;
}
