/** A page of the made-up file as the window gets it: runs with holes, boxes, hard words, blacked-out parts. */
import type { BlackedOutView, BoxView, EvidenceView, Mark, NoteView, PageView, Run, SearchView, TermView } from '../contract';
import { allPages, type FakePage } from './papers';

const chars = (text: string): string[] => Array.from(text);

/** The proof for words on a page; fails loudly when they are not there, so that the made-up file stays true to itself. */
export function proof(seq: number, quote: string): EvidenceView {
  const page = allPages()[seq - 1];
  const at = page ? page.text.indexOf(quote) : -1;
  if (!page || at < 0) throw new Error(`not on page ${seq}: ${quote}`);
  const start = chars(page.text.slice(0, at)).length;
  return { seq, file: page.file.name, page: page.page, start, end: start + chars(quote).length, quote, covered: null };
}

const hard: Record<string, { plain: string; note?: string; other?: string }> = {
  'LAC review': { plain: 'A meeting about your care plan. LAC means looked after child.' },
  placement: { plain: 'Where you were living. Many people prefer “home”.' },
  Contact: { plain: 'Time with your family.' },
  respite: { plain: 'A short stay with someone else, so that a carer can rest.' },
  NFA: { plain: 'No further action. The council decided to do nothing more then.' },
  's.20': { plain: 'Section 20 of the Children Act 1989. A parent agreed that the council would look after you.' },
  absconded: { plain: 'Went away without telling staff.' },
  'T/C': { plain: 'Telephone call.', other: 'To come: something that was still to be sent.' },
};

function terms(text: string): TermView[] {
  return Object.entries(hard).flatMap(([term, { plain, note, other }]) => {
    const at = text.indexOf(term);
    if (at < 0) return [];
    const start = chars(text.slice(0, at)).length;
    const meaning = (words: string) => ({ plain: words, era: null, source: 'Children Act 1989 guidance, volume 2', checked: '2026-11-01', note: note ?? null, to_be_checked: false });
    return [{ start, end: start + chars(term).length, term, certain: other === undefined, meanings: [meaning(plain), ...(other ? [meaning(other)] : [])] }];
  }).toSorted((a, b) => a.start - b.start);
}

function runs(text: string, seq: number): { runs: Run[]; blacked: BlackedOutView[] } {
  const out: Run[] = [];
  const blacked: BlackedOutView[] = [];
  let at = 0;
  for (const part of text.split(/(\u0001)/)) {
    const length = chars(part).length;
    if (length === 0) continue;
    const isBlack = part === '\u0001';
    out.push({ kind: isBlack ? 'blacked_out' : 'words', start: at, end: at + length, text: isBlack ? '' : part });
    if (isBlack) {
      blacked.push({
        // One removed part has its reason printed with it, and words that were left under it.
        start: at, end: at + 1, kind: 'box', whole_page: false, reason: seq === 2 ? 'S2 P3' : null,
        usually: 'This is often about another person. The council must weigh their privacy against your right to know.',
        ask: ['Ask why this part is blacked out, and what kind of thing is under it.'],
        source: 'Data Protection Act 2018, Schedule 2, paragraph 16', left_underneath: seq === 2,
      });
    }
    at += length;
  }
  return { runs: out, blacked };
}

/** One box a line, as a text layer would give them. */
function boxes(text: string): BoxView[] {
  let at = 0;
  return text.split('\n').flatMap((line, i) => {
    const length = chars(line).length;
    const box = { start: at, end: at + length, x: 0.1, y: 0.08 + i * 0.035, w: Math.min(0.8, length * 0.011), h: 0.022 };
    at += length + 1;
    return length === 0 ? [] : [box];
  });
}

function found(text: string, words: string | null): Mark[] {
  if (!words?.trim()) return [];
  const marks: Mark[] = [];
  const needle = words.trim().toLowerCase();
  for (let at = text.toLowerCase().indexOf(needle); at >= 0; at = text.toLowerCase().indexOf(needle, at + needle.length)) {
    const start = chars(text.slice(0, at)).length;
    marks.push({ start, end: start + chars(needle).length });
  }
  return marks;
}

/** The scanned box: some of its pages are read, with a word or two that may be wrong. */
function fromPicture(page: FakePage): Pick<PageView, 'scan' | 'unsure'> {
  if (page.picture) return { scan: 'waiting', unsure: [] };
  if (page.file.id !== 2) return { scan: 'no', unsure: [] };
  const unsure = ['Hayes', 'Winters'].flatMap((word) => found(page.text, word).slice(0, 1)).toSorted((a, b) => a.start - b.start);
  return { scan: 'read', unsure };
}

/** A page of the made-up file that the council kept back whole. */
const KEPT_BACK = 18;

export function pageView(page: FakePage, total: number, notes: NoteView[], find: string | null): PageView {
  const split = runs(page.text, page.seq);
  if (page.seq === KEPT_BACK) split.blacked.push({ start: 0, end: 0, kind: 'missing_page', whole_page: true, reason: 'Sch 3 Pt 3', usually: 'The council kept this page back because it feared that it could badly hurt someone.', ask: ['Who judged this, and when?'], source: 'Data Protection Act 2018, Schedule 3, Part 3', left_underneath: false });
  return {
    seq: page.seq, total, file_id: page.file.id, file: page.file.name, page: page.page, pages_in_file: page.file.pages,
    printed: page.seq === 11 ? '14' : null, document: page.paper,
    words_state: page.picture ? 'picture_only' : 'read',
    runs: split.runs, picture: page.file.kind === 'pdf' ? `./fake-page.svg#${page.seq}` : null, width: 595, height: 842,
    boxes: boxes(page.text), terms: terms(page.text), blacked_out: split.blacked, covers: [], picture_waits: false,
    notes: notes.filter((note) => note.seq === page.seq), found: found(page.text, find), ...fromPicture(page), typed: [],
  };
}

export function searchView(words: string, offset: number, limit: number): SearchView {
  const hits = allPages().flatMap((page) => {
    const first = found(page.text, words)[0];
    if (!first) return [];
    const from = Math.max(0, first.start - 40);
    const snippet = chars(page.text.replaceAll('\u0001', '█').replaceAll('\n', ' ')).slice(from, first.end + 60).join('');
    return [{
      seq: page.seq, file: page.file.name, page: page.page, title: page.paper.title, when: page.paper.when, snippet,
      marks: [{ start: first.start - from, end: first.end - from }], covered: null,
    }];
  });
  return { total: hits.length, more_than: false, hits: hits.slice(offset, offset + limit) };
}
