/** What the made-up desk remembers. */
import type { DeskState, ImportView, ItemView, Look, Meeting, NoteView, QuestionView, Settings, StoryBlock } from '../contract';
import { born, items, storyBlocks, suggested } from './life';
import { files, type FakeFile } from './papers';

export interface FakeState {
  where: DeskState;
  name: string;
  passphrase: string;
  recovery: string[];
  madeUp: boolean;
  look: Look;
  settings: Settings;
  files: FakeFile[];
  takenOut: FakeFile[];
  import: ImportView;
  placeKept: number | null;
  notes: NoteView[];
  removedNotes: NoteView[];
  items: ItemView[];
  memories: ItemView[];
  questions: QuestionView[];
  own: QuestionView[];
  chosen: string[];
  meeting: Meeting;
  story: StoryBlock[];
  /** What can be undone and redone, newest last: the name of the decision and how to take it back and forth. */
  done: { what: string; undo: () => void; redo: () => void }[];
  undone: { what: string; undo: () => void; redo: () => void }[];
  startImport: (pages: number) => void;
}

export const restingImport = (): ImportView => ({
  state: 'idle', stage: 'copying', files: 0, files_copied: 0, files_finished: 0, pages: 0, pages_ready: 0, current: null,
  minutes_left: null, already_here: 0, not_taken: [], failure: null, pages_with_problems: 0, files_not_readable: 0,
});

export function freshState(where: DeskState, papers = true): FakeState {
  const state: FakeState = {
    where, name: 'My folder', passphrase: 'amber lantern quiet harbour', madeUp: false,
    recovery: ['apple', 'river', 'stone', 'window', 'garden', 'market', 'silver', 'pencil', 'orange', 'summer', 'bridge', 'candle'],
    look: { theme: 'system', size: 18, face: 'atkinson', space: 0, still: false },
    settings: { who_for: 'me', called: papers ? 'Sam' : '', born_words: papers ? born.words : '', idle_minutes: 10, layout: 'both' },
    files: papers ? [...files] : [], takenOut: [], import: restingImport(), placeKept: papers ? 11 : null,
    notes: [], removedNotes: [], items: papers ? items() : [], memories: [],
    questions: papers ? suggested() : [], own: [], chosen: [], meeting: { with: '', date: '', say_first: '' }, story: papers ? storyBlocks() : [],
    done: [], undone: [],
    startImport(pages) {
      state.import = { ...restingImport(), state: 'running', stage: 'reading', files: 2, files_copied: 2, files_finished: 1, pages, pages_ready: Math.floor(pages * 0.39), current: 'Box 2 of 2 scanned.pdf', minutes_left: 20, pages_with_problems: 3 };
    },
  };
  return state;
}
