/** The made-up desk: the safe place, its look, settings, and what the window itself does. */
import type { CommandName, Opened, Place } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { allPages } from './papers';
import type { FakeState } from './state';

const listed = new Set('apple river stone window garden market silver pencil orange summer bridge candle'.split(' '));

type Part = Pick<Handlers, Extract<CommandName,
  | 'set_look' | 'offer_passphrase' | 'judge_passphrase' | 'suggest_place' | 'create_safe_place' | 'open_safe_place' | 'open_with_recovery'
  | 'change_passphrase' | 'new_recovery_words' | 'check_recovery_words' | 'look_around' | 'set_settings' | 'settings'
  | 'safety' | 'home' | 'support' | 'touch' | 'save_recovery_sheet' | 'open_export' | 'startup' | 'choose_files' | 'choose_folder'
  | 'choose_save_place' | 'lock' | 'hide_now' | 'print_page' | 'copy_text' | 'dropped'>>;

/** What the desk says when a safe place opens. */
export function openedNow(s: FakeState): Opened {
  s.where = 'open';
  const { wontOpen } = s;
  const despite: Partial<Opened> = wontOpen?.code === 'steps-missing' ? { steps_missing: wontOpen.count ?? 1 } : wontOpen?.code === 'damaged' ? { damaged: true, reading_only: true } : {};
  const now: Opened = {
    name: s.name, last_opened: '2026-11-19T18:04:00Z', papers: s.files.length, pages: s.files.length > 0 ? allPages().length : 0, seal: 'verified', mended: 0,
    steps_missing: 0, reading_only: false, damaged: false, older_copy: false, made_up: s.madeUp, import_waiting: false, who_for: s.settings.who_for,
    ...despite, ...s.finds,
  };
  s.keeping = { ...s.keeping, reading_only: now.reading_only };
  return now;
}

export function keeping(state: () => FakeState): Part {
  const opened = () => openedNow(state());
  const mayOpen = (despite: boolean) => {
    const { wontOpen } = state();
    if (wontOpen && !despite) refuse(wontOpen.code, { count: wontOpen.count });
  };
  const somewhere = (place: Place | null) => {
    if (place && place.chosen === null && !place.typed?.trim()) refuse('not-a-place');
  };
  let offered = 0;
  const offers = ['amber lantern quiet harbour meadow', 'copper ladder winter puddle thistle', 'velvet acorn morning bucket signal'];

  return {
    set_look: (look) => ((state().look = look), {}),
    offer_passphrase: () => ({ words: offers[offered++ % offers.length] ?? '' }),
    judge_passphrase: ({ text }) => ({ level: text.length < 8 ? 'too_short' : text.length < 12 ? 'weak' : text.length < 16 ? 'fair' : text.length < 24 ? 'good' : 'strong' }),
    suggest_place: ({ purpose, name }) => ({ typed: purpose === 'safe_place' ? `/home/sam/Documents/${name || 'My folder'}` : `/home/sam/Documents/${name}` }),
    create_safe_place({ name, passphrase, place }) {
      somewhere(place);
      if (passphrase.length < 8) refuse('passphrase-too-short');
      Object.assign(state(), { name: name || 'My folder', passphrase, files: [], placeKept: null });
      return { opened: opened(), recovery: { words: state().recovery, identity: 'ownstory-3f9a' } };
    },
    open_safe_place({ passphrase, place, despite_damage }) {
      somewhere(place);
      if (passphrase !== state().passphrase) refuse('wrong-passphrase');
      mayOpen(despite_damage);
      return opened();
    },
    open_with_recovery({ words, place, despite_damage }) {
      somewhere(place);
      const typed = words.toLowerCase().split(/[\s,]+/).filter(Boolean);
      const unknown = typed.findIndex((word) => !listed.has(word));
      if (unknown >= 0) refuse('recovery-word-unknown', { count: unknown + 1 });
      if (typed.join(' ') !== state().recovery.join(' ')) refuse('wrong-recovery-words');
      mayOpen(despite_damage);
      return opened();
    },
    change_passphrase({ passphrase }) {
      if (passphrase.length < 8) refuse('passphrase-too-short');
      state().passphrase = passphrase;
      return {};
    },
    new_recovery_words: () => ({ words: (state().recovery = state().recovery.toReversed()), identity: 'ownstory-3f9a' }),
    check_recovery_words: ({ text }) => (text.trim().toLowerCase() === state().recovery.join(' ') ? {} : refuse('wrong-recovery-words')),
    look_around: () => ((state().madeUp = true), opened()),
    set_settings: (settings) => ((state().settings = settings), {}),
    settings: () => state().settings,
    safety: () => ({ folder: '/home/sam/Documents/My folder', network_refused: true, reader_confined: true, landlock: true, seccomp: true, originals: state().files.length, disk_encrypted: false }),
    home() {
      const s = state();
      const kept = allPages().find((page) => page.seq === s.placeKept);
      const has = s.files.length > 0;
      return {
        name: s.name, called: s.settings.called, made_up: s.madeUp, pages: has ? allPages().length : 0, files: s.files.length,
        place_kept: kept ? { seq: kept.seq, title: kept.paper.title, file: kept.file.name, page: kept.page } : null,
        has_kind_words: has ? 8 : null, locked_files: s.unlocked || !has ? 0 : 1, import: s.import,
      };
    },
    support: () => ({
      lines: [
        { name: 'Samaritans', what: 'Someone to talk to.', phone: '116 123', text: null, web: null, hours: 'Any time, day or night', checked: '2026-11-01' },
        { name: 'Shout', what: 'Someone to talk to.', phone: null, text: '85258, with the word SHOUT', web: null, hours: 'Any time, day or night', checked: '2026-11-01' },
        { name: 'Become (if you grew up in care)', what: 'Someone to talk to.', phone: '0800 023 2033', text: null, web: null, hours: 'Monday to Friday, 10am to 5pm', checked: '2026-11-01' },
      ],
      urgent: [
        { name: 'Emergency', what: 'You are not safe, or you might hurt yourself.', phone: '999', text: null, web: null, hours: 'Any time', checked: '2026-11-01' },
        { name: 'NHS 111', what: 'Your mind is in crisis. Choose 2.', phone: '111', text: null, web: null, hours: 'Any time', checked: '2026-11-01' },
      ],
    }),
    touch: () => ({}),
    save_recovery_sheet: ({ place }) => (somewhere(place), { label: place.typed ?? 'recovery sheet.pdf', files: 1 }),
    open_export: ({ place }) => (somewhere(place), { label: place.typed ?? 'My file', files: 31 }),
    startup: () => ({ state: state().where, name: state().where === 'welcome' ? null : state().name, look: state().look, version: '0.1.0', locked_by_idle: false, idle_minutes: state().settings.idle_minutes, system: state().system }),
    choose_files: () => ({ tokens: ['chosen-1', 'chosen-2'], labels: ['Box 1 of 2.pdf', 'Box 2 of 2 scanned.pdf'] }),
    choose_folder: () => ({ tokens: ['chosen-folder'], labels: ['From the council'] }),
    choose_save_place: ({ name }) => ({ tokens: ['chosen-place'], labels: [name || 'My folder'] }),
    lock: () => ((state().where = 'locked'), {}),
    hide_now: () => ({}),
    print_page: () => ({}),
    copy_text: () => ({}),
    dropped: () => ({ tokens: [], labels: [] }),
  };
}
