// The map of removed parts: its sums, its drawing and the table that says the same, and the ways on from it.
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import RemovedPlace from './RemovedPlace';

beforeEach(() => fake.reset());
const draw = () => drawPlace(RemovedPlace, { place: 'removed' });

it('sums up the whole file in words', async () => {
  draw();
  expect(await screen.findByText(/\d+ parts removed on \d+ pages\./)).toBeTruthy();
  expect(screen.getByText(/1 page kept back\./)).toBeTruthy();
});

it('opens a page at its removed part from its small sheet', async () => {
  draw();
  const [tile] = await screen.findAllByRole('button', { name: /page 2.*of the page/ });
  if (tile) await user().click(tile);
  expect(whereNow()).toMatchObject({ place: 'read', seq: 2 });
});

it('says the same in a table', async () => {
  draw();
  const u = user();
  await u.click(await screen.findByRole('tab', { name: 'Table' }));
  const [table] = await screen.findAllByRole('table');
  if (!table) throw new Error('no table');
  expect(within(table).getByText('S2 P3')).toBeTruthy();
  await u.click(within(table).getByRole('button', { name: 'page 2' }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 2 });
});

it('says what codes mean, from where, and whether that was checked', async () => {
  draw();
  await user().click(await screen.findByRole('tab', { name: 'What the codes mean' }));
  expect(await screen.findByText(/Schedule 2, paragraph 16.*Nobody has checked/)).toBeTruthy();
});

it('tells of words left under a box, what the app does, and whom to tell', async () => {
  draw();
  const told = within(await screen.findByRole('region', { name: /left under boxes by mistake/ }));
  expect(told.getByText(/does not show, search, copy or save/)).toBeTruthy();
  expect(told.getByText(/data protection officer/)).toBeTruthy();
});

it('leads to the question about a paper', async () => {
  draw();
  const [ask] = await screen.findAllByRole('button', { name: /Ask about these/ });
  if (ask) await user().click(ask);
  expect(whereNow()).toMatchObject({ place: 'questions', key: 'q-redaction' });
});

it('brings more papers when asked, and knows when there are none', async () => {
  const whole = (await import('../fake/removed')).removedMap;
  fake.answer('removed_map', ({ offset, limit }) => ({ ...whole([], offset, limit), parts: 90, pages: 90, papers_total: 90, papers: Array.from({ length: Math.min(limit, 90 - offset) }, (_, i) => ({ title: `Paper ${offset + i}`, kind: 'letter', when: null, file: 'a.pdf', seq: offset + i + 1, parts: 1, pages_withheld: 0, left_underneath: 0, kinds: [], pages: [], question: null })) }));
  draw();
  await user().click(await screen.findByRole('button', { name: 'Show 40 more papers' }));
  expect(await screen.findByRole('heading', { name: 'Paper 79' })).toBeTruthy();
  fake.reset('open', { papers: false });
});

it('says so where nothing was removed', async () => {
  fake.reset('open', { papers: false });
  draw();
  expect(await screen.findByText(/has not found any part/)).toBeTruthy();
});

it('says what went wrong and tries again', async () => {
  fake.fail('removed_map', 'damaged');
  draw();
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fail('removed_map', null);
  await user().click(again);
  expect(await screen.findByText(/parts removed on/)).toBeTruthy();
});

it.each(['map', 'table', 'meanings'])('is accessible as a %s', async (tab) => {
  draw();
  const tabs = await screen.findAllByRole('tab');
  const at = tabs[['map', 'table', 'meanings'].indexOf(tab)];
  if (at) await user().click(at);
  await isAccessible();
});
