/** What the made-up desk remembers. */
import type { DamageView, DeskState, FailureCode, ImportView, ItemView, JobView, KeepingView, Look, Meeting, NoteView, Opened, PersonView, QuestionView, Settings, StoryBlock, System, WordsSaidView } from '../contract';
import { restingCovers, type FakeCovers } from './covers';
import type { FakeDecided } from './decided';
import { born, items, storyBlocks, suggested } from './life';
import { files, type FakeFile } from './papers';
import { madeUpPeople } from './people';

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
  /** The made-up locked file has had its password. */
  unlocked: boolean;
  import: ImportView;
  placeKept: number | null;
  notes: NoteView[];
  removedNotes: NoteView[];
  items: ItemView[];
  memories: ItemView[];
  /** Words typed over those that were read from a picture. */
  typed: { seq: number; start: number; end: number; was: string; now: string }[];
  questions: QuestionView[];
  own: QuestionView[];
  chosen: string[];
  meeting: Meeting;
  story: StoryBlock[];
  /** What can be undone and redone, newest last: the name of the decision and how to take it back and forth. */
  done: { what: string; undo: () => void; redo: () => void }[];
  undone: { what: string; undo: () => void; redo: () => void }[];
  /** The person said that page 10 and its copy are not the same. */
  parted: boolean;
  people: PersonView[];
  /** What the person said of words, by page and place. */
  words: Record<string, WordsSaidView>;
  /** What the person decided about papers. */
  decided: FakeDecided;
  covers: FakeCovers;
  startImport: (pages: number) => void;
  system: System;
  /** Opening fails with this until the person goes on despite it; the count is for missing steps. */
  wontOpen: { code: FailureCode; count: number | null } | null;
  /** What the next opening finds beside the usual. */
  finds: Partial<Opened>;
  keeping: KeepingView;
  /** What a check finds. */
  damage: DamageView[];
  job: JobView;
  /** Times that `job` answers "running" before the job ends. */
  jobPolls: number;
  /** How the running job ends; null while none is. */
  jobEnds: (() => Partial<JobView>) | null;
}

export const restingJob = (): JobView => ({
  kind: null, state: 'idle', percent: 0, failure: null, check: null, backup: null, salvaged: null, opened: null, recovery: null,
  older_than_seen: false, backups_removed: 0,
});

const usualKeeping = (papers: boolean): KeepingView => ({
  backups: papers
    ? [{ label: '/media/stick/My folder 2026-11-02.ownstory', made: '2026-11-02T10:12:00Z', tested: '2026-11-02T10:14:00Z', files: 4, pages: 24, notes: 2, bytes: 48_200_000, opens_with_passphrase: false, damaged: 0, there: true }]
    : [],
  changes_since: papers ? 3 : 0, remind: false, reminders_on: true, last_check: papers ? '2026-11-02T10:02:00Z' : null, sheet_checked: null,
  passphrase_made: true, copied_by: null, reading_only: false,
});

export const restingImport = (): ImportView => ({
  state: 'idle', stage: 'copying', files: 0, files_copied: 0, files_finished: 0, pages: 0, pages_ready: 0, current: null,
  minutes_left: null, already_here: 0, not_taken: [], failure: null, pages_with_problems: 0, files_not_readable: 0, files_locked: 0,
  scans: { state: 'idle', waiting: 0, read: 0, could_not_read: 0, minutes_left: null, failure: null },
});

export function freshState(where: DeskState, papers = true): FakeState {
  const state: FakeState = {
    where, name: 'My folder', passphrase: 'amber lantern quiet harbour', madeUp: false,
    recovery: ['apple', 'river', 'stone', 'window', 'garden', 'market', 'silver', 'pencil', 'orange', 'summer', 'bridge', 'candle'],
    look: { theme: 'system', size: 18, face: 'atkinson', space: 0, still: false },
    settings: { who_for: 'me', called: papers ? 'Sam' : '', born_words: papers ? born.words : '', idle_minutes: 10, layout: 'both' },
    files: papers ? [...files] : [], takenOut: [], unlocked: false, import: restingImport(), placeKept: papers ? 11 : null,
    typed: [], notes: [], removedNotes: [], items: papers ? items() : [], memories: [],
    questions: papers ? suggested() : [], own: [], chosen: [], meeting: { with: '', date: '', say_first: '' }, story: papers ? storyBlocks() : [],
    done: [], undone: [], decided: { begins: {}, moved: {}, said: {} }, covers: restingCovers(), parted: false, words: {}, people: papers ? madeUpPeople() : [], system: 'linux', wontOpen: null, finds: {}, keeping: usualKeeping(papers), damage: [], job: restingJob(), jobPolls: 2, jobEnds: null,
    startImport(pages) {
      state.import = { ...restingImport(), state: 'running', stage: 'reading', files: 2, files_copied: 2, files_finished: 1, pages, pages_ready: Math.floor(pages * 0.39), current: 'Box 2 of 2 scanned.pdf', minutes_left: 20, pages_with_problems: 3 };
    },
  };
  return state;
}
