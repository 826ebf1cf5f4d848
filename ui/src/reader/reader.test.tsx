import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import { pageView, proof } from '../fake/page';
import { allPages } from '../fake/papers';
import type { NoteView, PageView } from '../contract';
import ReadPlace from './ReadPlace';

const drawPage = async (seq = 10, more: { start?: number; end?: number; find?: string } = {}) => {
  drawPlace(ReadPlace, { place: 'read', seq, ...more });
  return screen.findByRole('region', { name: 'The words on this page' });
};
const pageAs = (change: Partial<PageView>) =>
  fake.answer('page', ({ seq }) => {
    const pages = allPages();
    const page = pages[seq - 1];
    if (!page) throw new Error('no such page');
    return { ...pageView(page, pages.length, fake.state.notes, null), ...change };
  });
const noteOn = (seq: number, quote: string, more: Partial<NoteView> = {}): NoteView => ({
  id: `n-${quote}`, kind: 'note', body: '', created: '', changed: '', ...proof(seq, quote), ...more,
});
const focused = () => document.activeElement as HTMLElement;

describe('papers', () => {
  it('are listed and open at their first page', async () => {
    drawPlace(ReadPlace, { place: 'read' });
    await user().click(await screen.findByText('Later life letter'));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 21 });
    expect(await screen.findByText(/You made us laugh every day/)).toBeTruthy();
  });

  it('can be chosen by kind, and lead to all notes', async () => {
    const u = user();
    drawPlace(ReadPlace, { place: 'read' });
    await screen.findByText('Later life letter');
    await u.click(screen.getByRole('button', { name: /Kind of paper/ }));
    await u.click(await screen.findByRole('option', { name: /^Letter \(/ }));
    await waitFor(() => expect(fake.of('documents').at(-1)?.kind).toBe('letter'));
    await u.click(screen.getByRole('button', { name: 'All my notes' }));
    expect(whereNow()).toEqual({ place: 'notes' });
  });

  it('say what went wrong and look again', async () => {
    fake.fail('documents', 'no-room');
    drawPlace(ReadPlace, { place: 'read' });
    const again = await screen.findByRole('button', { name: 'Try again' });
    fake.fail('documents', null);
    await user().click(again);
    expect(await screen.findByText('Later life letter')).toBeTruthy();
  });
});

describe('finding', () => {
  it('lists the pages, and marks the words on the page that is opened', async () => {
    const u = user();
    drawPlace(ReadPlace, { place: 'read', find: '' });
    await u.type(await screen.findByRole('textbox', { name: 'Find in my file' }), 'biscuit{Enter}');
    expect(await screen.findByText(/has these words|have these words/)).toBeTruthy();
    await u.click(screen.getAllByRole('button').filter((one) => one.querySelector('mark'))[0] as HTMLElement);
    expect(whereNow()).toMatchObject({ place: 'read', find: 'biscuit' });
    const bar = await screen.findByRole('dialog', { name: /“biscuit” is on this page/ });
    await waitFor(() => expect(within(bar).getByRole('button', { name: 'Close' })).toBe(focused()));
    expect([...document.querySelectorAll('mark')].map((one) => one.textContent?.toLowerCase())).toContain('biscuit');
  });

  it('says when nothing is found', async () => {
    drawPlace(ReadPlace, { place: 'read', find: 'zeppelin' });
    expect(await screen.findByText(/No page has those words/)).toBeTruthy();
  });
});

describe('a page', () => {
  it('shows its words as written, its name, both of its numbers, and keeps the place', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const pane = await drawPage(11);
    expect(screen.getByRole('heading', { level: 1, name: 'Review meeting notes, 3 March 2008' })).toBeTruthy();
    expect(within(pane).getByText(/as written\. Some may be misread/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Page 11 of 24 · their page 14' })).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(2100));
    expect(fake.of('keep_place')).toContainEqual({ seq: 11 });
    vi.useRealTimers();
  });

  it('explains a hard word in the flow, with the focus on Close, and gives the focus back', async () => {
    const u = user();
    await drawPage();
    const word = await screen.findByRole('button', { name: 'placement' });
    word.focus();
    await u.keyboard('{Enter}');
    const card = await screen.findByRole('dialog', { name: /placement means: Where you were living/ });
    await waitFor(() => expect(within(card).getByRole('button', { name: 'Close' })).toBe(focused()));
    expect(within(card).getByText(/Checked 1 November 2026/)).toBeTruthy();
    await u.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(focused()).toBe(word));
  });

  it('says when a word can mean two things, with both', async () => {
    await drawPage(14);
    await user().click(await screen.findByRole('button', { name: 'T/C' }));
    const card = await screen.findByRole('dialog', { name: /T\/C can mean two things/ });
    expect(within(card).getAllByRole('listitem')).toHaveLength(2);
  });

  it('says what a blacked-out part usually is, and that words left under it are not kept', async () => {
    const u = user();
    await drawPage(2);
    await u.click(await screen.findByRole('button', { name: '[blacked out by the council]' }));
    const card = await screen.findByRole('dialog', { name: /Blacked out by the council.*left words under this box by mistake/ });
    expect(within(card).getByText('The reason as written: “S2 P3”')).toBeTruthy();
    await u.click(within(card).getByRole('button', { name: 'Ask about this' }));
    await u.type(screen.getByRole('textbox', { name: 'What do you want to know?' }), 'Who is this?');
    await u.click(screen.getByRole('button', { name: 'Save' }));
    expect(fake.of('add_note')).toEqual([expect.objectContaining({ seq: 2, kind: 'ask', body: 'Who is this?' })]);
  });

  it('tells of a page that was kept back whole', async () => {
    await drawPage(18);
    expect(screen.getByRole('group', { name: /The council kept this page back/ })).toBeTruthy();
  });

  it.each([
    ['picture_only', /Its words have not been read yet/], ['blank', /no words on it/], ['not_yet', /still being read/],
    ['damaged', /damaged/], ['took_too_long', /too long/], ['too_big', /too big/],
  ] as const)('says in plain words when it is %s', async (state, said) => {
    pageAs({ words_state: state, runs: [], terms: [], blacked_out: [] });
    await drawPage();
    expect(screen.getByText(said)).toBeTruthy();
    if (state === 'damaged') await user().click(screen.getByRole('button', { name: 'Open my files' }));
    if (state === 'damaged') expect(whereNow().place).toBe('files');
  });

  it('outlines the words that the person came for, and names itself by them', async () => {
    const { start, end } = proof(10, 'Contact with mother was discussed.');
    await drawPage(10, { start, end });
    const bar = await screen.findByRole('dialog', { name: /Here are the words you came for\..*Contact\s*with mother was discussed/ });
    await waitFor(() => expect(within(bar).getByRole('button', { name: 'Close' })).toBe(focused()));
    expect([...document.querySelectorAll('[data-wanted]')].map((one) => one.textContent).join('')).toBe('Contact with mother was discussed.');
    await user().keyboard('{Escape}');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Contact with mother/));
  });

  it('is turned by buttons and by keys, without a new step back', async () => {
    const u = user();
    await drawPage(10);
    await u.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText(/Carers report/)).toBeTruthy();
    await u.keyboard('{Control>}{PageDown}{/Control}');
    expect(await screen.findByText(/The next review is due/)).toBeTruthy();
    await waitFor(() => expect(focused().dataset['keep']).toBe('reading-cursor'));
    await u.keyboard('{Control>}g{/Control}');
    await u.type(await screen.findByRole('textbox', { name: /Page number/ }), '3{Enter}');
    expect(await screen.findByText(/Referral received from school/)).toBeTruthy();
    expect(whereNow()).toMatchObject({ seq: 3 });
  });

  it('can be words alone, both, or the picture alone', async () => {
    const u = user();
    await drawPage();
    expect(screen.getByRole('img', { name: /Picture of page 10/ })).toBeTruthy();
    await u.click(screen.getByRole('button', { name: /^Words and picture/ }));
    await u.click(await screen.findByRole('menuitem', { name: 'Words' }));
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('notes on a page', () => {
  const toSentence = async (times: number) => {
    const u = user();
    const pane = await drawPage();
    act(() => pane.focus());
    for (let i = 0; i < times; i++) {
      await u.keyboard('{ArrowDown}');
      await waitFor(() => expect(focused().dataset['keep']).toBe('reading-cursor'));
    }
    return u;
  };

  it('are made by keyboard alone: a sentence, Enter, a letter', async () => {
    const u = await toSentence(5);
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^Contact with mother was discussed\. \[blacked out|^Contact with mother was discussed\./));
    await u.keyboard('{Enter}');
    await screen.findByRole('menu', { name: 'What you can do with these words' });
    await u.keyboard('a');
    const box = await screen.findByRole('textbox', { name: 'What do you want to know?' });
    await waitFor(() => expect(focused()).toBe(box));
    await u.keyboard('Who said so?');
    await u.click(screen.getByRole('button', { name: 'Save' }));
    const say = await screen.findByRole('dialog', { name: /Your question is saved/ });
    expect(fake.of('add_note')).toEqual([expect.objectContaining({ seq: 10, kind: 'ask', body: 'Who said so?' })]);
    expect(await screen.findByText('start of your note: Ask about this')).toBeTruthy();
    await u.click(within(say).getByRole('button', { name: 'Put it in my questions' }));
    await screen.findByRole('dialog', { name: /with your own questions/ });
    expect(fake.state.own.map((question) => question.text)).toEqual(['Who said so?']);
  });

  it('take several sentences with Shift', async () => {
    const u = await toSentence(4);
    await u.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => expect(focused().getAttribute('aria-label')).toMatch(/^The LAC review.*Contact with mother/));
    await u.keyboard('{Enter}');
    await screen.findByRole('menu');
    await u.keyboard('h');
    await screen.findByRole('dialog', { name: /Highlighted/ });
    const [made] = fake.of('add_note');
    expect(made).toMatchObject({ kind: 'highlight', body: '', start: proof(10, 'The LAC review was held').start });
    expect(made?.end).toBeGreaterThan(proof(10, 'Contact with mother was discussed.').start);
  });

  it('leave letters alone while no menu is open', async () => {
    const u = await toSentence(1);
    await u.keyboard('hnwam');
    expect(fake.of('add_note')).toEqual([]);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('go on the timeline as a memory', async () => {
    const u = await toSentence(1);
    await u.keyboard('{Enter}');
    await screen.findByRole('menu');
    await u.keyboard('m');
    await screen.findByRole('textbox', { name: 'What do you remember?' });
    await u.keyboard('It rained.{Enter}All day.');
    await u.click(screen.getByRole('button', { name: 'Save' }));
    const [first] = await screen.findAllByRole('button', { name: 'Put it on my timeline' });
    await u.click(first as HTMLElement);
    await screen.findByRole('dialog', { name: /on your timeline now/ });
    expect(fake.of('add_memory')).toEqual([{ title: 'It rained.', body: 'It rained.\nAll day.', when_words: '' }]);
  });

  it('are kept when the person goes elsewhere without pressing Save', async () => {
    const u = await toSentence(1);
    await u.keyboard('{Enter}');
    await screen.findByRole('menu');
    await u.keyboard('n');
    await screen.findByRole('textbox', { name: 'Your note' });
    await u.keyboard('Half a thought');
    await u.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(fake.state.notes.map((note) => note.body)).toEqual(['Half a thought']));
  });

  it('about the page need no words', async () => {
    const u = user();
    await drawPage(15);
    await u.click(screen.getByRole('button', { name: 'Note about this page' }));
    await u.type(screen.getByRole('textbox', { name: 'Your note' }), 'Ask for a better copy');
    await u.click(screen.getByRole('button', { name: 'Save' }));
    expect(fake.of('add_note')).toEqual([{ seq: 15, start: 0, end: 0, kind: 'note', body: 'Ask for a better copy' }]);
    expect(await screen.findByText('about the whole page')).toBeTruthy();
  });

  it('are changed in place, removed, and brought back', async () => {
    const u = user();
    fake.state.notes = [noteOn(10, 'Contact with mother', { kind: 'wrong', body: 'It was every week.' })];
    await drawPage();
    const margin = screen.getByRole('complementary', { name: 'My notes' });
    await u.click(within(margin).getByRole('button', { name: 'Change' }));
    await u.type(within(margin).getByRole('textbox', { name: 'What you wrote' }), ' Until summer.');
    await u.click(within(margin).getByRole('button', { name: 'Save' }));
    expect(await within(margin).findByText('Saved on this computer')).toBeTruthy();
    expect(fake.state.notes[0]?.body).toBe('It was every week. Until summer.');
    await u.click(within(margin).getByRole('button', { name: 'Remove' }));
    const say = await screen.findByRole('dialog', { name: /Your note is removed/ });
    expect(fake.state.notes).toEqual([]);
    await u.click(within(say).getByRole('button', { name: 'Undo' }));
    expect(await within(margin).findByText('It was every week. Until summer.')).toBeTruthy();
  });

  it('that lost their place are told as such, last', async () => {
    fake.state.notes = [noteOn(10, 'Contact with mother', { id: 'lost', start: null, end: null, body: 'Still mine' }), noteOn(10, 'The child presented', { body: 'first' })];
    await drawPage();
    const cards = within(screen.getByRole('complementary', { name: 'My notes' })).getAllByRole('listitem');
    expect(cards[1]?.textContent).toMatch(/no longer found on the page.*Still mine/);
  });
});

it('is accessible with notes, cards, marks and a menu', async () => {
  const u = user();
  fake.state.notes = [noteOn(10, 'Contact with mother', { kind: 'ask', body: 'Why?' }), noteOn(10, 'The child presented as settled.', { kind: 'memory', body: 'I was not.' })];
  await drawPage(10, { find: 'review' });
  await screen.findByRole('dialog', { name: /“review” is on this page/ });
  await u.click(screen.getByRole('button', { name: 'Explain all hard words' }));
  await u.click(screen.getAllByRole('button', { name: '[blacked out by the council]' })[0] as HTMLElement);
  await isAccessible();
  await u.click(screen.getAllByRole('button', { name: 'Actions for this paragraph' })[0] as HTMLElement);
  await screen.findByRole('menu');
  await isAccessible();
});
