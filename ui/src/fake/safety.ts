/** The made-up desk: long jobs, backups, what a check finds, and deleting for good. A running job moves on each time it is asked about. */
import type { CommandName, DamageView, FailureCode, JobKind, JobView, Place, SealState } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { openedNow } from './keeping';
import { allPages } from './papers';
import { restingJob, type FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName,
  | 'keeping' | 'set_backup_reminder' | 'start_check' | 'rebuild_search' | 'start_backup' | 'start_backup_test' | 'look_at_backup' | 'start_restore'
  | 'start_salvage' | 'start_new_keys' | 'job' | 'stop_job' | 'delete_for_good' | 'empty_bin' | 'forget' | 'destroy_safe_place'>>;

const now = '2026-11-22T09:30:00Z';

/** One of each kind of damage, as a bad day would find it. */
export const someDamage = (): DamageView[] => [
  { what: 'page', file: 'Box 1 of 2.pdf', file_id: 1, page: 3, seq: 3 },
  { what: 'page', file: 'Box 1 of 2.pdf', file_id: 1, page: 9, seq: 9 },
  { what: 'original-changed', file: 'Box 1 of 2.pdf', file_id: 1, page: null, seq: null },
  { what: 'original-missing', file: 'Later life letter.docx', file_id: 3, page: null, seq: null },
  { what: 'search-index', file: null, file_id: null, page: null, seq: null },
  { what: 'part', file: null, file_id: null, page: null, seq: null },
  { what: 'stray-original', file: null, file_id: null, page: null, seq: null },
  { what: 'open-to-others', file: null, file_id: null, page: null, seq: null },
];

const labelOf = (place: Place, usual: string): string => place.typed?.trim() || usual;

export function safety(state: () => FakeState): Part {
  const somewhere = (place: Place) => {
    if (place.chosen === null && !place.typed?.trim()) refuse('not-a-place');
    if (place.typed?.includes('nowhere')) refuse('not-there', { name: place.typed });
  };
  const start = (kind: JobKind, ends: (s: FakeState) => Partial<JobView>): JobView => {
    const s = state();
    if (s.job.state === 'running') refuse('job-running');
    s.jobEnds = () => ends(s);
    return (s.job = { ...restingJob(), kind, state: 'running' });
  };
  const counted = (s: FakeState) => ({ files: s.files.length, pages: s.files.length > 0 ? allPages().length : 0, notes: s.notes.length });
  const backup = (s: FakeState, label: string, withPassphrase: boolean) => ({ label, made: now, tested: now, ...counted(s), bytes: 48_700_000, opens_with_passphrase: withPassphrase, damaged: 0, there: true });
  const newWords = (s: FakeState) => ({ words: (s.recovery = s.recovery.toReversed()), identity: 'ownstory-77b2' });

  return {
    keeping: () => state().keeping,
    set_backup_reminder: ({ on }) => (state().keeping = { ...state().keeping, reminders_on: on, remind: state().keeping.remind && on }),
    start_check: ({ full }) =>
      start('check', (s) => {
        s.keeping = { ...s.keeping, last_check: now };
        return { check: { damage: s.damage, ...counted(s), full } };
      }),
    rebuild_search() {
      const s = state();
      if (s.keeping.reading_only) refuse('reading-only');
      s.damage = s.damage.filter((one) => one.what !== 'search-index');
      return {};
    },
    start_backup({ into, with_passphrase }) {
      somewhere(into);
      return start('backup', (s) => {
        const made = backup(s, `${labelOf(into, '/media/stick')}/${s.name} 2026-11-22.ownstory`, with_passphrase);
        const backups = [made, ...s.keeping.backups];
        s.keeping = { ...s.keeping, backups: backups.slice(0, 3), changes_since: 0, remind: false };
        return { backup: made, backups_removed: Math.max(0, backups.length - 3) };
      });
    },
    start_backup_test({ place }) {
      somewhere(place);
      return start('backup-test', (s) => ({ backup: { ...(s.keeping.backups[0] ?? backup(s, labelOf(place, 'My folder.ownstory'), false)), tested: now } }));
    },
    look_at_backup({ place }) {
      somewhere(place);
      if (place.typed && !place.typed.endsWith('.ownstory')) refuse('not-a-backup', { name: place.typed });
      const withPassphrase = place.typed?.includes('passphrase') ?? false;
      return { made: '2026-11-02T10:12:00Z', bytes: 48_200_000, opens_with_passphrase: withPassphrase, of_open_place: state().where === 'open' };
    },
    start_restore({ backup: from, into, passphrase, words, new_passphrase }) {
      somewhere(from);
      somewhere(into);
      if (words !== null && words.trim().toLowerCase() !== state().recovery.join(' ')) refuse('wrong-recovery-words');
      if (words !== null && !new_passphrase) refuse('new-passphrase-needed');
      if (words === null && passphrase !== state().passphrase) refuse('wrong-passphrase');
      return start('restore', (s) => {
        Object.assign(s, { wontOpen: null, finds: {}, passphrase: new_passphrase ?? s.passphrase });
        return { opened: openedNow(s), older_than_seen: s.keeping.changes_since > 0 };
      });
    },
    start_salvage({ into, passphrase, words, new_passphrase }) {
      somewhere(into);
      if (new_passphrase.length < 8) refuse('passphrase-too-short');
      if (words !== null && words.trim().toLowerCase() !== state().recovery.join(' ')) refuse('wrong-recovery-words');
      if (words === null && passphrase !== state().passphrase) refuse('wrong-passphrase');
      return start('salvage', (s) => {
        Object.assign(s, { wontOpen: null, finds: {}, passphrase: new_passphrase });
        const lost = s.damage.filter((one) => one.what === 'page' || one.what === 'original-missing' || one.what === 'original-changed');
        return { salvaged: { ...counted(s), recovered: lost.length > 0 ? 2 : 0, read_again: lost.length > 0 ? 5 : 0, notes_lost: lost.length > 0 ? 1 : 0, lost }, opened: openedNow(s), recovery: newWords(s) };
      });
    },
    start_new_keys({ current, passphrase }) {
      if (current !== state().passphrase) refuse('wrong-passphrase');
      if (passphrase.length < 8) refuse('passphrase-too-short');
      return start('new-keys', (s) => {
        s.passphrase = passphrase;
        return { opened: openedNow(s), recovery: newWords(s) };
      });
    },
    job() {
      const s = state();
      if (s.job.state !== 'running' || s.jobEnds === null) return s.job;
      const percent = s.job.percent + Math.ceil(100 / (s.jobPolls + 1));
      if (percent < 100) return (s.job = { ...s.job, percent });
      const ends = s.jobEnds;
      s.jobEnds = null;
      return (s.job = { ...s.job, state: 'done', percent: 100, ...ends() });
    },
    stop_job() {
      const s = state();
      if (s.job.state === 'running') s.job = { ...s.job, state: 'stopped' };
      s.jobEnds = null;
      return s.job;
    },
    delete_for_good({ id }) {
      const s = state();
      const gone = [...s.takenOut, ...s.files].find((file) => file.id === id) ?? refuse('nothing-there');
      s.takenOut = s.takenOut.filter((file) => file !== gone);
      s.files = s.files.filter((file) => file !== gone);
      return { files: 1, pages: gone.pages, still_inside: [], originals_left: false };
    },
    empty_bin() {
      const s = state();
      const gone = s.takenOut;
      s.takenOut = [];
      return { files: gone.length, pages: gone.reduce((sum, file) => sum + file.pages, 0), still_inside: [], originals_left: false };
    },
    forget({ what, id }) {
      const s = state();
      if (what === 'note') {
        s.notes = s.notes.filter((note) => note.id !== id);
        s.removedNotes = s.removedNotes.filter((note) => note.id !== id);
      } else if (what === 'memory') s.memories = s.memories.filter((memory) => memory.key !== id);
      else {
        s.own = s.own.filter((question) => question.id !== id);
        s.chosen = s.chosen.filter((one) => one !== id);
      }
      s.done = [];
      s.undone = [];
      return {};
    },
    destroy_safe_place({ passphrase }) {
      if (passphrase !== state().passphrase) refuse('wrong-passphrase');
      Object.assign(state(), { where: 'welcome', files: [], takenOut: [], notes: [] });
      return { left: 1 };
    },
  };
}

/** For looking at one screen: ?fault=damaged|steps-missing&finds=broken|not_closed|older|mended|damaged|reading&damage=yes&polls=1&remind=yes&copied=OneDrive. */
export function showTroubles(state: FakeState, wanted: URLSearchParams): void {
  const fault = wanted.get('fault') as FailureCode | null;
  if (fault) state.wontOpen = { code: fault, count: fault === 'steps-missing' ? 12 : null };
  const finds: Record<string, FakeState['finds']> = {
    broken: { seal: 'broken' }, not_closed: { seal: 'not_closed_properly' satisfies SealState }, older: { older_copy: true }, mended: { mended: 1 },
    damaged: { damaged: true }, reading: { reading_only: true },
  };
  for (const one of wanted.get('finds')?.split(',') ?? []) state.finds = { ...state.finds, ...finds[one] };
  if (wanted.get('damage')) state.damage = someDamage();
  if (wanted.get('remind')) state.keeping = { ...state.keeping, remind: true, backups: [] };
  if (wanted.get('copied')) state.keeping = { ...state.keeping, copied_by: wanted.get('copied') };
  state.jobPolls = Number(wanted.get('polls') ?? 12);
}
