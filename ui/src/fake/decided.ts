/** The made-up desk: the receipt, and papers as the person has them. */
import type { CommandName, DocumentRow, FilePapersView, PaperView, ReceiptView, SaidView, StripPage, TallyView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { pageView, proof } from './page';
import { allPages, on, type FakePage } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'receipt' | 'save_receipt' | 'paper' | 'file_papers' | 'cut_paper' | 'join_paper' | 'move_page' | 'name_paper'>>;

export interface FakeDecided {
  begins: Record<number, boolean>;
  moved: Record<number, number>;
  said: Record<number, { kind: string | null; title: string | null; when_words: string | null }>;
}

interface OnePaper {
  row: DocumentRow;
  read: DocumentRow;
  pages: FakePage[];
}

const nothing: SaidView = { kind: false, title: false, date: false, begins: false };

/** The papers of the made-up file with the decisions laid over them. */
export function decidedPapers(decided: FakeDecided): OnePaper[] {
  const papers: { read: DocumentRow; pages: FakePage[] }[] = [];
  for (const page of allPages()) {
    const proposed = page.page === page.paper.first_page;
    const starts = decided.begins[page.seq] ?? proposed;
    const last = papers.at(-1);
    if (starts || last === undefined || last.pages.at(-1)?.file !== page.file) {
      const cut = proposed ? page.paper : { ...page.paper, id: `f${page.file.id}p${page.page}`, title: '', when: null, seq: page.seq, first_page: page.page };
      papers.push({ read: cut, pages: [page] });
    } else last.pages.push(page);
  }
  for (const [seq, to] of Object.entries(decided.moved)) {
    const from = papers.find((one) => one.pages.some((page) => page.seq === Number(seq)));
    const into = papers.find((one) => one.pages.some((page) => page.seq === to));
    const page = from?.pages.find((one) => one.seq === Number(seq));
    if (!from || !into || !page || from === into) continue;
    from.pages = from.pages.filter((one) => one !== page);
    into.pages.push(page);
  }
  return papers.filter((one) => one.pages.length > 0).map(({ read, pages }) => {
    const first = pages[0]?.seq ?? 0;
    const word = decided.said[first];
    const own = pages.filter((page) => decided.moved[page.seq] === undefined).map((page) => page.page);
    const sized = { ...read, first_page: Math.min(...own), last_page: Math.max(...own) };
    const said: SaidView = {
      ...nothing, kind: Boolean(word?.kind), title: typeof word?.title === 'string', date: Boolean(word?.when_words), begins: decided.begins[first] === true,
    };
    const when = word?.when_words ? on('2008', word.when_words, '2008-01-01', '2008-12-31') : sized.when;
    return { read: sized, pages, row: { ...sized, kind: word?.kind ?? sized.kind, title: word?.title ?? sized.title, when, said } };
  });
}

export function deciding(state: () => FakeState): Part {
  const decide = (what: string, change: (now: FakeDecided) => FakeDecided) => {
    const before = state().decided;
    const after = change(before);
    state().decided = after;
    state().done.push({ what, undo: () => void (state().decided = before), redo: () => void (state().decided = after) });
    state().undone = [];
    return {};
  };
  const papers = () => (state().files.length === 0 ? [] : decidedPapers(state().decided));
  const at = (seq: number) => papers().find((one) => one.pages.some((page) => page.seq === seq)) ?? refuse('page-not-there');
  const unsure = (one: OnePaper) => one.row.first_page > 1 && one.row.kind === 'school_report' && state().decided.begins[one.pages[0]?.seq ?? 0] === undefined;
  const strip = (page: FakePage): StripPage => ({
    seq: page.seq, page: page.page, printed: null, words: page.text.replaceAll('\u0001', '█').split('\n').find((line) => line.trim() !== '')?.slice(0, 90) ?? '',
    picture: pageView(page, allPages().length, [], null).picture, moved: state().decided.moved[page.seq] !== undefined,
  });
  return {
    receipt: () => receiptView(state()),
    save_receipt: ({ place }) => ({ label: place.typed ?? 'What came.pdf', files: 1 }),
    paper({ seq }): PaperView {
      const { row, read, pages } = at(seq);
      const here = allPages()[seq - 1] ?? refuse('page-not-there');
      const first = pages[0]?.seq ?? seq;
      const title = read.title && here && (pages[0]?.text.includes(read.title) ?? false) ? proof(first, read.title) : null;
      const opening = pages[0]?.text.split('\n')[0] ?? '';
      return {
        paper: row, said: row.said, read_as: row.said.kind || row.said.title || row.said.date ? read : null, how: row.said.date ? 'person' : 'written',
        why: title ? [{ sign: 'title', evidence: title }] : opening && !opening.includes('\u0001') ? [{ sign: 'opening', evidence: proof(first, opening) }] : [],
        entries: row.kind === 'case_notes' || seq === 11
          ? [{ start: 0, end: 20, when: on('2008-03-04', '4 March 2008', '2008-03-04', '2008-03-04'), words: strip(here).words }]
          : [],
        file_id: here.file.id, can_cut: first !== seq && state().decided.moved[seq] === undefined, can_join: first === seq && here.page > 1, moved: state().decided.moved[seq] !== undefined,
      };
    },
    file_papers({ id }): FilePapersView {
      const file = state().files.find((one) => one.id === id) ?? refuse('nothing-there');
      const own = papers().filter((one) => one.pages[0]?.file.id === id);
      const list = own.map((one) => ({ paper: one.row, said: one.row.said, unsure: unsure(one), pages: one.pages.map(strip) }));
      return { id, file: file.name, papers: list, unsure: list.filter((one) => one.unsure).length };
    },
    cut_paper: ({ seq }) => decide('paper_cut', (now) => ({ ...now, begins: { ...now.begins, [seq]: true } })),
    join_paper: ({ seq }) => decide('papers_joined', (now) => ({ ...now, begins: { ...now.begins, [seq]: false } })),
    move_page: ({ seq, to }) =>
      decide('page_moved', (now) => {
        const moved = { ...now.moved };
        if (to === null) delete moved[seq];
        else moved[seq] = to;
        return { ...now, moved };
      }),
    name_paper({ seq, ...said }) {
      if (said.when_words && !/\d{4}/.test(said.when_words)) refuse('not-a-date');
      const first = at(seq).pages[0]?.seq ?? seq;
      return decide('paper_named', (now) => ({ ...now, said: { ...now.said, [first]: said } }));
    },
  };
}

function receiptView(state: FakeState): ReceiptView {
  const tally = (pages: number, part: Partial<TallyView> = {}): TallyView => ({
    pages, words: pages, from_pictures: 0, pictures: 0, blank: 0, withheld: 0, not_read: 0, waiting: 0, removed_parts: 0, ...part,
  });
  const scanned = tally(6, { words: 0, from_pictures: 1, pictures: 4, not_read: 1, removed_parts: 2 });
  const files = state.files.map((file) => ({
    id: file.id, name: file.name, kind: file.kind, depth: 0, state: 'done' as const, why: null,
    tally: file.id === 2 ? scanned : tally(file.pages, { removed_parts: file.id === 1 ? 5 : 0 }),
    trouble: file.id === 2 ? [{ page: 4, why: 'damaged' as const }] : [],
    words_left: file.id === 1 ? [{ seq: 2, page: 2 }] : [],
    only_words: file.id === 1 ? [{ seq: 3, page: 3 }] : [],
    same_as: null, sha256: 'ab'.repeat(32), bytes: file.bytes, added: '2026-11-20T10:00:00Z',
    first_seq: allPages().find((page) => page.file.id === file.id)?.seq ?? null,
  }));
  const none = state.files.length === 0;
  const inside = { id: 10, name: 'Email from Hill Top School.eml/Art.pdf', kind: 'pdf', depth: 1, state: 'not-readable' as const, why: 'locked' as const, tally: tally(0), trouble: [], words_left: [], only_words: [], same_as: null, sha256: 'cd'.repeat(32), bytes: 900, added: '2026-11-20T10:00:00Z', first_seq: null };
  return {
    files: none ? [] : [...files, inside], total: none ? tally(0) : tally(24, { words: 18, from_pictures: 1, pictures: 4, not_read: 1, removed_parts: 7 }),
    left_out: none ? [] : [{ name: 'Shortcut to old PC', why: 'not-a-file', at: '2026-11-20T10:00:00Z' }],
    repeated_papers: none ? 0 : 1, repeated_pages: none ? 0 : 2, first_day: none ? null : '11 February 2005', last_day: none ? null : '7 September 2010',
    missing: none ? [] : [
      { kind: 'pages', title: '', when: null, from: 3, to: 4, of: 6, evidence: [proof(2, 'Page 2')] },
      { kind: 'paper', title: 'Life story work', when: null, from: null, to: null, of: null, evidence: [proof(11, 'life story work'), proof(11, 'Social worker M. Okafor')] },
      { kind: 'volume', title: '', when: null, from: 3, to: 3, of: 3, evidence: [proof(1, 'They are in two boxes.')] },
    ],
    still_adding: state.import.state === 'running',
  };
}
