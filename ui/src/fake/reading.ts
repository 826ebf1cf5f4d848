/** The made-up desk: pages, search, notes, timeline, questions and story. */
import type { CommandName, DocumentRow, ItemView, NoteView, QuestionsView, UndoView, WhenView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { covered } from './covers';
import { decidedPapers } from './decided';
import { born, expectedView, gaps, spans } from './life';
import { pageView, proof, searchView } from './page';
import { allPages, on } from './papers';
import { removedMap } from './removed';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName,
  | 'documents' | 'removed_map' | 'page' | 'search' | 'explain' | 'keep_place' | 'add_note' | 'edit_note' | 'remove_note' | 'notes' | 'undo' | 'redo' | 'timeline' | 'read_date'
  | 'type_word' | 'set_born' | 'confirm_event' | 'correct_event' | 'hide_event' | 'show_event' | 'merge_events' | 'add_memory' | 'edit_memory' | 'remove_memory' | 'questions'
  | 'write_question' | 'reword_question' | 'remove_question' | 'choose_questions' | 'set_meeting' | 'save_sheet' | 'expected' | 'story' | 'save_story'>>;

let made = 0;
const fresh = (kind: string) => `${kind}-${++made}`;

/** Reads a year, a month and year, or a day: enough for a made-up desk. */
function readDate(words: string): WhenView {
  const year = /\b(19|20)\d\d\b/.exec(words)?.[0];
  if (year === undefined) refuse('not-a-date');
  return on(`${year}~`, `about ${year}`, `${year}-01-01`, `${year}-12-31`, true);
}

export function reading(state: () => FakeState): Part {
  /** Does a thing and remembers how to take it back. */
  const decide = (what: string, redo: () => void, undo: () => void) => {
    redo();
    state().done.push({ what, undo, redo });
    state().undone = [];
  };
  /** The same for anything that is one list of the state. */
  const change = <K extends 'notes' | 'typed' | 'items' | 'memories' | 'own' | 'chosen' | 'meeting'>(what: string, key: K, next: FakeState[K]) => {
    const before = state()[key];
    decide(what, () => void (state()[key] = next), () => void (state()[key] = before));
  };
  const undoView = (what: string | null): UndoView => ({ what, can_undo: state().done.length > 0, can_redo: state().undone.length > 0 });
  const alter = (key: string, part: Partial<ItemView>) => state().items.map((item) => (item.key === key ? { ...item, ...part } : item));
  const has = () => state().files.length > 0;
  const questionsView = (): QuestionsView => {
    const s = state();
    const mark = (list: typeof s.own) => list.map((q) => ({ ...q, chosen: s.chosen.includes(q.id) }));
    const all = [...mark(s.questions), ...mark(s.own)];
    const chosen = s.chosen.flatMap((id) => all.filter((q) => q.id === id));
    return {
      suggested: mark(s.questions), own: mark(s.own), chosen, meeting: s.meeting,
      advice: chosen.length === 0 ? 'none_chosen' : chosen.length < 3 ? 'few' : chosen.length <= 5 ? 'right' : 'many',
    };
  };
  const memory = (key: string, { title, body, when_words }: { title: string; body: string; when_words: string }): ItemView => ({
    key, kind: 'memory', lane: 'mine', when: when_words.trim() ? readDate(when_words) : null, title, place: '', people: [], who: [], reason: null, how: 'person', evidence: [],
    disagrees_with: [], decided_by: 'person', confirmed: true, hidden: false, file_says: null, body, decision: false,
  });
  const noteAt = (seq: number, start: number, end: number): Pick<NoteView, 'quote' | 'covered' | 'seq' | 'file' | 'page' | 'start' | 'end'> => {
    const page = allPages()[seq - 1] ?? refuse('page-not-there');
    return { quote: Array.from(page.text).slice(start, end).join(''), covered: null, seq, file: page.file.name, page: page.page, start, end };
  };

  return {
    documents({ offset, limit, kind, words, order }) {
      const council = has() ? decidedPapers(state().decided).map((one) => one.row) : [];
      const by = (row: DocumentRow) => (order === 'kind' ? row.kind : (row.when?.earliest ?? '9999'));
      const all = order === 'date' || order === 'kind' ? council.toSorted((a, b) => by(a).localeCompare(by(b))) : council;
      const kinds = [...new Set(all.map((d) => d.kind))].map((k) => ({ kind: k, count: all.filter((d) => d.kind === k).length }));
      const rows = all.filter((d) => (!kind || d.kind === kind) && (!words || `${d.title} ${d.file}`.toLowerCase().includes(words.toLowerCase())));
      return { total: rows.length, rows: rows.slice(offset, offset + limit), kinds };
    },
    removed_map: ({ offset, limit }) => removedMap(has() ? allPages() : [], offset, limit),
    page({ seq, find }) {
      const page = has() ? allPages()[seq - 1] : undefined;
      if (!page) refuse('page-not-there');
      const typed = state().typed.filter((one) => one.seq === seq);
      // Each was typed on the page as it stood then.
      const text = typed.reduce((now, one) => [...now.slice(0, one.start), ...Array.from(one.now), ...now.slice(one.end)], Array.from(page.text)).join('');
      const view = pageView({ ...page, text }, allPages().length, state().notes, find);
      const last = typed.at(-1);
      const read = last ? { ...view, typed: [{ start: last.start, end: last.start + Array.from(last.now).length, was: last.was }] } : view;
      return covered(read, state().covers);
    },
    search: ({ words, offset, limit }) => searchView(words, offset, limit),
    explain: ({ word }) => ({ word, known: word === 'placement', certain: true, meanings: word === 'placement' ? [{ plain: 'Where you were living.', era: null, source: 'Children Act 1989', checked: '2026-11-01', note: null, to_be_checked: false }] : [] }),
    type_word({ seq, start, end, words: now }) {
      change('word_typed', 'typed', [...state().typed, { seq, start, end, was: noteAt(seq, start, end).quote, now }]);
      return {};
    },
    keep_place: ({ seq }) => ((state().placeKept = seq), {}),
    add_note({ seq, start, end, kind, body }) {
      const now = '2026-11-21T10:00:00Z';
      const note: NoteView = { id: fresh('note'), kind, body, created: now, changed: now, ...noteAt(seq, start, end) };
      change('note_added', 'notes', [...state().notes, note]);
      return note;
    },
    edit_note({ id, kind, body }) {
      const old = state().notes.find((note) => note.id === id) ?? refuse('nothing-there');
      const next = { ...old, kind, body, changed: '2026-11-21T10:05:00Z' };
      change('note_edited', 'notes', state().notes.map((note) => (note.id === id ? next : note)));
      return next;
    },
    remove_note({ id }) {
      change('note_removed', 'notes', state().notes.filter((note) => note.id !== id));
      return {};
    },
    notes: ({ words, kind }) => ({
      notes: state().notes.filter((note) => (!kind || note.kind === kind) && (!words || `${note.quote} ${note.body}`.toLowerCase().includes(words.toLowerCase()))),
    }),
    undo() {
      const last = state().done.pop();
      if (!last) return undoView(null);
      last.undo();
      state().undone.push(last);
      return undoView(last.what);
    },
    redo() {
      const last = state().undone.pop();
      if (!last) return undoView(null);
      last.redo();
      state().done.push(last);
      return undoView(last.what);
    },
    timeline() {
      const s = state();
      const all = [...s.items, ...s.memories];
      return {
        born: has() ? born : null, items: all, spans: has() ? spans() : [], gaps: has() ? gaps() : [], first_year: has() ? 1998 : null, last_year: has() ? 2010 : null,
        hidden: all.filter((item) => item.hidden).length, still_adding: s.import.state === 'running',
      };
    },
    read_date: ({ text }) => ({ when: readDate(text) }),
    set_born: ({ words }) => ((state().settings.born_words = words.trim() ? (readDate(words), words) : ''), {}),
    confirm_event: ({ key }) => (change('event_confirmed', 'items', alter(key, { confirmed: true })), {}),
    correct_event({ key, title, when_words }) {
      const old = state().items.find((item) => item.key === key) ?? refuse('nothing-there');
      const when = when_words ? readDate(when_words) : old.when;
      change('event_corrected', 'items', alter(key, { title: title ?? old.title, when, file_says: when_words ? old.when : old.file_says, decided_by: 'person' }));
      return {};
    },
    hide_event: ({ key }) => (change('event_hidden', 'items', alter(key, { hidden: true })), {}),
    show_event: ({ key }) => (change('event_shown', 'items', alter(key, { hidden: false })), {}),
    merge_events({ keep, fold }) {
      const folded = state().items.find((item) => item.key === fold) ?? refuse('nothing-there');
      const kept = state().items.find((item) => item.key === keep) ?? refuse('nothing-there');
      change('events_merged', 'items', alter(keep, { evidence: [...kept.evidence, ...folded.evidence], disagrees_with: [] }).filter((item) => item.key !== fold));
      return {};
    },
    add_memory: (wanted) => (change('memory_added', 'memories', [...state().memories, memory(fresh('memory'), wanted)]), {}),
    edit_memory: ({ id, ...wanted }) => (change('memory_edited', 'memories', state().memories.map((m) => (m.key === id ? memory(id, wanted) : m))), {}),
    remove_memory: ({ id }) => (change('memory_removed', 'memories', state().memories.filter((m) => m.key !== id)), {}),
    questions: questionsView,
    write_question({ text, seq, start, end }) {
      const evidence = seq !== null && start !== null && end !== null ? [{ ...proof(seq, noteAt(seq, start, end).quote), start, end }] : [];
      change('question_written', 'own', [...state().own, { id: fresh('question'), trigger: 'own', text, audience: 'council', evidence, from: null, to: null, own: true, chosen: false }]);
      return questionsView();
    },
    reword_question({ id, text }) {
      if (state().own.some((q) => q.id === id)) change('question_reworded', 'own', state().own.map((q) => (q.id === id ? { ...q, text } : q)));
      else state().questions = state().questions.map((q) => (q.id === id ? { ...q, text } : q));
      return questionsView();
    },
    remove_question: ({ id }) => (change('question_removed', 'own', state().own.filter((q) => q.id !== id)), questionsView()),
    choose_questions({ ids }) {
      if (ids.length > 10) refuse('questions-too-many', { count: 10 });
      change('questions_chosen', 'chosen', ids);
      return questionsView();
    },
    set_meeting: (meeting) => (change('meeting_set', 'meeting', meeting), questionsView()),
    expected: () => expectedView(has()),
    save_sheet: ({ place }) => ({ label: place.typed ?? 'My questions.pdf', files: 1 }),
    story: () => ({ blocks: state().story, chapters: state().story.filter((b) => b.kind === 'heading' && b.level === 2).length, empty: state().story.length === 0 }),
    save_story: ({ place, kind }) => ({ label: place.typed ?? (kind === 'story_pdf' ? 'My story.pdf' : 'My story.md'), files: 1 }),
  };
}
