/** The made-up desk: bringing files in. A running import moves on by a tenth each time it is asked about. */
import type { CommandName, FileRow, ImportView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { allPages, files, type FakeFile } from './papers';
import { restingImport, type FakeState } from './state';

/** What opens the made-up locked file. */
export const filePassword = 'river-17';

type Part = Pick<Handlers, Extract<CommandName,
  'bring_in' | 'read_page_next' | 'bring_in_made_up_file' | 'import_status' | 'pause_import' | 'carry_on_import' | 'stop_import' | 'files' | 'try_file_again' | 'unlock_file' | 'take_file_out' | 'put_file_back'>>;

export function bringing(state: () => FakeState): Part {
  const start = (): ImportView => {
    const s = state();
    if (s.import.state === 'running') refuse('busy');
    s.import = { ...restingImport(), state: 'running', files: files.length };
    return s.import;
  };
  const finish = (s: FakeState) => {
    s.files = [...files];
    s.import = { ...s.import, state: 'finished', stage: 'gathering', current: null, minutes_left: null };
  };
  const row = (file: FakeFile): FileRow => {
    const first = allPages().find((page) => page.file.id === file.id);
    const scanned = file.id === 2;
    return {
      id: file.id, name: file.name, kind: file.kind, state: scanned ? 'done-with-problems' : 'done', why: null, pages: file.pages,
      pages_ready: scanned ? file.pages - 1 : file.pages, picture_only: scanned ? 4 : 0, pictures_waiting: scanned ? 3 : 0, pictures_not_read: scanned ? 1 : 0,
      trouble: scanned ? [{ page: 4, why: 'damaged' }] : [], bytes: file.bytes, first_seq: first?.seq ?? null,
    };
  };
  const locked: FileRow = {
    id: 9, name: 'Health notes.pdf', kind: 'pdf', state: 'not-readable', why: 'locked', pages: 0, pages_ready: 0, picture_only: 0, pictures_waiting: 0, pictures_not_read: 0, trouble: [], bytes: 120_400, first_seq: null,
  };
  const lockedOne = (): FileRow => (state().unlocked ? { ...locked, state: 'done', why: null, pages: 2, pages_ready: 2 } : locked);
  const find = (list: FakeFile[], id: number) => list.find((file) => file.id === id) ?? refuse('nothing-there');

  return {
    bring_in({ places }) {
      if (places.every((place) => place.chosen === null && !place.typed?.trim())) refuse('nothing-to-bring-in');
      const missing = places.find((place) => place.typed?.includes('nowhere'));
      if (missing) refuse('not-there', { name: missing.typed });
      return start();
    },
    bring_in_made_up_file: start,
    import_status() {
      const s = state();
      if (s.import.state !== 'running') return s.import;
      const pages = s.import.pages || 24;
      const ready = Math.min(pages, s.import.pages_ready + Math.ceil(pages / 10));
      const share = ready / pages;
      s.import = {
        ...s.import, pages, pages_ready: ready, files_copied: s.import.files, files_finished: Math.floor(s.import.files * share),
        stage: share < 0.2 ? 'copying' : share < 0.9 ? 'reading' : 'gathering', current: s.import.current ?? files[1]?.name ?? null,
      };
      if (ready === pages) finish(s);
      return s.import;
    },
    pause_import: () => (state().import = { ...state().import, state: 'paused' }),
    carry_on_import: () => (state().import = { ...state().import, state: 'running' }),
    stop_import: ({ keep }) => {
      const s = state();
      s.files = keep ? [...files] : [];
      return (s.import = { ...s.import, state: 'stopped' });
    },
    read_page_next: () => (state().import = { ...state().import, scans: { ...state().import.scans, state: 'running', waiting: 3, read: 2 } }),
    files: () => ({ files: state().files.length ? [...state().files.map(row), lockedOne()] : [], taken_out: state().takenOut.map(row) }),
    try_file_again: () => start(),
    unlock_file({ id, password }) {
      const s = state();
      if (id !== locked.id) refuse('nothing-there');
      if (password.trim() !== filePassword) refuse('wrong-file-password', { name: locked.name });
      s.unlocked = true;
      return { import: s.import, others: 0, still_locked: 0 };
    },
    take_file_out({ id }) {
      const s = state();
      const file = find(s.files, id);
      s.files = s.files.filter((one) => one !== file);
      s.takenOut = [...s.takenOut, file];
      return {};
    },
    put_file_back({ id }) {
      const s = state();
      const file = find(s.takenOut, id);
      s.takenOut = s.takenOut.filter((one) => one !== file);
      s.files = [...s.files, file].toSorted((a, b) => a.id - b.id);
      return {};
    },
  };
}
