/** Covers of the made-up desk: passages that a test names, held back until they are opened, as the real desk does it. */
import type { CommandName, CoverKindView, CoverLookView, CoversView, CoverView, PageView, Run } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import type { FakeState } from './state';

/** A hard passage of the made-up file: its sentences as they stand on the page. */
export interface FakePassage {
  seq: number;
  kind: string;
  sentences: string[];
}

export interface FakeCovers {
  all: boolean;
  look: CoverLookView;
  kindsOff: string[];
  pagesOff: number[];
  passages: FakePassage[];
  opened: string[];
}

export const restingCovers = (): FakeCovers => ({ all: true, look: 'panel', kindsOff: [], pagesOff: [], passages: [], opened: [] });

const kinds: Omit<CoverKindView, 'on'>[] = [
  { kind: 'hurt', name: 'someone was hurt', line: 'Someone was hit or hurt by another person.', by_itself: false },
  { kind: 'death', name: 'someone died', line: 'Someone died, or is said to have died.', by_itself: false },
  { kind: 'family_news', name: 'news about family', line: 'Something about the family that may be new to a reader.', by_itself: true },
];

/** A page as it crosses with its covers: closed sentences are holes, and nothing else tells of them. */
export function covered(view: PageView, state: FakeCovers): PageView {
  const text = view.runs.map((run) => (run.kind === 'words' ? run.text : '\u2588'.repeat(run.end - run.start))).join('');
  const mine = state.passages.filter((p) => p.seq === view.seq && !state.kindsOff.includes(p.kind) && (p.kind === 'family_news' || (state.all && !state.pagesOff.includes(p.seq))));
  const covers = mine.map((passage): CoverView => {
    const sentences = passage.sentences.map((sentence) => {
      const at = text.indexOf(sentence);
      if (at < 0) throw new Error(`not on page ${view.seq}: ${sentence}`);
      return { start: at, end: at + sentence.length, open: state.opened.includes(`${view.seq}:${at}`) };
    });
    const name = kinds.find((one) => one.kind === passage.kind)?.name ?? passage.kind;
    return { start: sentences[0]?.start ?? 0, end: sentences.at(-1)?.end ?? 0, line: { what: [name], who: 'parent', sentences: sentences.length }, kinds: [passage.kind], sentences };
  });
  const closed = covers.flatMap((cover) => cover.sentences.filter((sentence) => !sentence.open)).toSorted((a, b) => a.start - b.start);
  const free = (place: { start: number; end: number }) => !closed.some((c) => c.start < place.end && c.end > place.start);
  const runs = closed.reduce((cut, hole) => cut.flatMap((run) => split(run, hole.start, hole.end)), view.runs);
  return { ...view, runs, covers, boxes: view.boxes.filter(free), terms: view.terms.filter(free), found: view.found.filter(free), unsure: view.unsure.filter(free) };
}

function split(run: Run, start: number, end: number): Run[] {
  if (run.kind === 'covered' || end <= run.start || start >= run.end) return [run];
  const cut = (from: number, to: number): Run => ({ ...run, start: from, end: to, text: run.text.slice(from - run.start, to - run.start) });
  const [a, b] = [Math.max(start, run.start), Math.min(end, run.end)];
  return [cut(run.start, a), { kind: 'covered' as const, start: a, end: b, text: '' }, cut(b, run.end)].filter((one) => one.start < one.end);
}

type Part = Pick<Handlers, Extract<CommandName, 'open_cover' | 'close_cover' | 'covers' | 'turn_covers' | 'set_cover_look'>>;

export function covering(state: () => FakeState, page: (seq: number) => PageView): Part {
  const view = (): CoversView => {
    const { all, look, kindsOff, pagesOff } = state().covers;
    return { all, look, kinds: kinds.map((one) => ({ ...one, on: !kindsOff.includes(one.kind) })), pages_off: pagesOff.length };
  };
  const turned = <T,>(list: T[], one: T, on: boolean) => (on ? list.filter((other) => other !== one) : [...list, one]);
  const sentences = ({ seq, start, end }: { seq: number; start: number; end: number }) => {
    const within = page(seq).covers.flatMap((cover) => cover.sentences).filter((s) => s.start >= start && s.end <= end);
    return within.length > 0 ? within.map((s) => `${seq}:${s.start}`) : refuse('nothing-there');
  };
  return {
    open_cover(wanted) {
      state().covers.opened.push(...sentences(wanted));
      return {};
    },
    close_cover(wanted) {
      const gone = sentences(wanted);
      state().covers.opened = state().covers.opened.filter((one) => !gone.includes(one));
      return {};
    },
    covers: view,
    turn_covers({ of, kind, seq, on }) {
      const covers = state().covers;
      if (of === 'all') covers.all = on;
      else if (of === 'kind') covers.kindsOff = turned(covers.kindsOff, kind ?? refuse('nothing-there'), on);
      else covers.pagesOff = turned(covers.pagesOff, seq ?? refuse('nothing-there'), on);
      return view();
    },
    set_cover_look({ look }) {
      state().covers.look = look;
      return view();
    },
  };
}
