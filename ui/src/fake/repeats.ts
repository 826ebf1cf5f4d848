/** The made-up desk: copies of pages. Page 10 has another copy, with fewer parts blacked out, that is said to be on page 19. */
import type { CommandName, CompareRun, CopiedHere, RepeatsView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { proof } from './page';
import { allDocuments, allPages, on } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'repeats' | 'compare_pages' | 'part_copy' | 'fold_copies'>>;

const front = 10;
const copy = 19;
/** What the other copy shows in place of the second part that page 10 has blacked out. */
const shown = 'her own wishes';

const stretch = ({ start, end }: { start: number; end: number }) => ({ start, end });

export function repeating(state: () => FakeState): Part {
  const paperAt = (seq: number) => allDocuments().find((paper) => paper.seq === seq) ?? refuse('nothing-there');
  const turn = (what: string, parted: boolean) => {
    const before = state().parted;
    state().parted = parted;
    state().done.push({ what, undo: () => void (state().parted = before), redo: () => void (state().parted = parted) });
    state().undone = [];
  };
  const runs = (shows: boolean): CompareRun[] => {
    const parts = (allPages()[front - 1]?.text ?? '').split('\u0001');
    return parts.flatMap((text, i): CompareRun[] => {
      const hole: CompareRun = i === 2 && shows ? { kind: 'hidden_there', text: shown } : { kind: 'blacked_out', text: '' };
      return i === 0 ? [{ kind: 'same', text }] : [hole, { kind: 'same', text }];
    });
  };
  return {
    repeats({ seq }): RepeatsView {
      const copiedOn = (page: number): CopiedHere[] =>
        page !== 13 || state().files.length === 0 ? [] : [{ ...stretch(proof(13, 'Sam moved from the Winters today')), papers: 2, first: 'known', at: { ...stretch(proof(12, 'Sam left the placement')), seq: 12, title: 'Review meeting notes', when: on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03') } }];
      const other = seq === front ? copy : seq === copy ? front : null;
      if (other === null || state().files.length === 0) return { repeats: [], paper: null, own: null, copied: copiedOn(seq) };
      const there = allPages()[other - 1] ?? refuse('page-not-there');
      const [first, second] = [paperAt(front), paperAt(copy)];
      return {
        repeats: [{
          kind: 'near', seq: other, file: there.file.name, page: there.page, title: there.paper.title, paper: there.paper.id,
          start: 0, end: 40, there_start: 0, there_end: 40, more_there: other === copy ? 3 : 0, more_here: other === copy ? 0 : 3,
        }],
        paper: state().parted ? null : { ...first, copies: [{ id: second.id, seq: copy, file: second.file, first_page: second.first_page, last_page: second.last_page, exact: false }] },
        own: seq === front ? first.id : second.id,
        copied: [],
      };
    },
    compare_pages({ left, right }) {
      const side = (seq: number) => {
        const page = allPages()[seq - 1] ?? refuse('page-not-there');
        return { seq, file: page.file.name, page: page.page, title: page.paper.title, runs: runs(seq === copy) };
      };
      const swapped = left === copy;
      return {
        left: side(left), right: side(right), shared: 58, more_left: swapped ? 3 : 0, more_right: swapped ? 0 : 3,
        changes: [
          { kind: swapped ? 'right_hides' : 'left_hides', left: swapped ? shown : '', right: swapped ? '' : shown },
          { kind: 'differ', left: 'Chair: R. Osei', right: 'Chair: Robert Osei' },
          { kind: 'only_right', left: '', right: 'Copy for the court' },
          { kind: 'read_two_ways', left: 'placement', right: 'p1acement' },
        ],
      };
    },
    part_copy: () => (turn('paper_parted', true), {}),
    fold_copies: () => (turn('papers_folded', false), {}),
  };
}
