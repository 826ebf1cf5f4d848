/** The made-up desk: the receipt, and the papers of a file as the person divides them. */
import type { CommandName, DocumentRow, FilePapersView, ReceiptView, SaidView, StripPaper, TallyView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { allPages, files } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'receipt' | 'save_receipt' | 'file_papers' | 'cut_paper' | 'join_paper' | 'move_page' | 'name_paper'>>;

const nothing: SaidView = { kind: false, title: false, date: false, begins: false };
const noTally = (): TallyView => ({ pages: 0, words: 0, from_pictures: 0, pictures: 0, blank: 0, withheld: 0, not_read: 0, waiting: 0, removed_parts: 0 });

export function deciding(state: () => FakeState): Part & Pick<Handlers, 'paper'> {
  /** Where the person said that a paper begins (true) or goes on (false), and what they said that it is. */
  const begins = new Map<number, boolean>();
  const said = new Map<number, { kind: string | null; title: string | null }>();
  const pagesOf = (id: number) => allPages().filter((page) => page.file.id === id);

  const strip = (id: number): FilePapersView => {
    const file = files.find((one) => one.id === id) ?? refuse('nothing-there');
    const papers: StripPaper[] = [];
    for (const page of pagesOf(id)) {
      const starts = begins.get(page.seq) ?? page.paper.first_page === page.page;
      const own = said.get(page.seq);
      if (starts || papers.length === 0) {
        const mine: SaidView = { ...nothing, kind: own?.kind != null, title: own?.title != null };
        const paper: DocumentRow = { ...page.paper, id: `f${id}p${page.page}`, first_page: page.page, seq: page.seq, kind: own?.kind ?? page.paper.kind, title: own?.title ?? page.paper.title, said: mine };
        papers.push({ paper, said: mine, unsure: page.page === 3, pages: [] });
      }
      papers.at(-1)?.pages.push({ seq: page.seq, page: page.page, printed: null, words: page.text.slice(0, 60), picture: null, moved: false });
    }
    return { id, file: file.name, papers, unsure: papers.filter((paper) => paper.unsure).length };
  };

  return {
    receipt(): ReceiptView {
      const own = state().files.map((file) => ({
        id: file.id, name: file.name, kind: file.kind, depth: 0, state: 'done' as const, why: null, tally: { ...noTally(), pages: file.pages, words: file.pages }, trouble: [],
        words_left: [], same_as: null, sha256: 'ab'.repeat(32), bytes: file.bytes, added: '2026-11-22', first_seq: pagesOf(file.id)[0]?.seq ?? null,
      }));
      const pages = own.reduce((sum, file) => sum + file.tally.pages, 0);
      return { files: own, total: { ...noTally(), pages, words: pages }, left_out: [], repeated_papers: 0, repeated_pages: 0, first_day: null, last_day: null, missing: [], still_adding: false };
    },
    save_receipt: ({ place }) => ({ label: place.typed ?? 'What came.pdf', files: 1 }),
    paper({ seq }) {
      const page = allPages()[seq - 1] ?? refuse('page-not-there');
      const at = page.paper.first_page === page.page;
      return { paper: page.paper, said: nothing, read_as: null, how: page.paper.when ? 'written' : null, why: [], entries: [], file_id: page.file.id, can_cut: !at, can_join: at && page.page > 1, moved: false };
    },
    file_papers: ({ id }) => strip(id),
    cut_paper: ({ seq }) => (begins.set(seq, true), {}),
    join_paper: ({ seq }) => (begins.set(seq, false), {}),
    move_page: () => ({}),
    name_paper: ({ seq, kind, title }) => (said.set(seq, { kind, title }), {}),
  };
}
