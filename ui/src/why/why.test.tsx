import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawApp, drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import { OnePage } from '../reader/OnePage';
import TimelinePlace from '../timeline/TimelinePlace';
import WhyPlace from './WhyPlace';

const lines = [
  'What was decided', 'When', 'Who decided', 'The reason as written', 'What you are recorded as saying', 'What the rules of that day called for', 'What is not in this file',
];

const draw = async (key: string) => {
  drawPlace(WhyPlace, { place: 'why', key });
  await screen.findByRole('heading', { name: 'What was decided' });
};

const line = (name: string) => within(screen.getByRole('region', { name }));

it('has the same seven lines for every decision, and each that the file cannot fill says so', async () => {
  await draw('e-hilltop');
  expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(lines);
  expect(line('Who decided').getByText('Not known. These pages do not say who decided.')).toBeTruthy();
  expect(line('The reason as written').getByText('No reason is given on these pages.')).toBeTruthy();
  expect(line('What you are recorded as saying').getByText('Nothing of yours is recorded here.')).toBeTruthy();
  expect(line('What the rules of that day called for').getByText('No rule has been checked for this time.')).toBeTruthy();
  await isAccessible();
});

it('quotes the reason, and one press opens its page', async () => {
  const u = user();
  await draw('e-winters');
  const reason = line('The reason as written');
  expect(reason.getByText('grandmother admitted to hospital')).toBeTruthy();
  expect(reason.getByText(/gives 2 reasons. All are here. The app does not choose/)).toBeTruthy();
  await u.click(reason.getByRole('button', { name: /^Page 5/ }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 5 });
});

it('draws both of two dates', async () => {
  await draw('e-left-may');
  expect(line('When').getByText(/gives 2 dates/)).toBeTruthy();
  expect(line('When').getAllByRole('button', { name: /^Page 1[23]/ })).toHaveLength(2);
});

it('tells rules and missing papers calmly', async () => {
  await draw('e-winters');
  expect(line('What the rules of that day called for').getByText('From: Children Act 1989, section 22(4) and (5)')).toBeTruthy();
  expect(line('What is not in this file').getByText(/due by 12 May 2006/)).toBeTruthy();
  expect(line('What is not in this file').getByText(/may also have been destroyed lawfully/)).toBeTruthy();
  await isAccessible();
});

it('keeps words under a cover covered', async () => {
  const view = fake.state.items.find((item) => item.key === 'e-winters');
  const covered = { what: ['someone was hurt'], who: 'parent' as const, sentences: 1 };
  fake.answer('why', ({ key }) => ({
    key, kind: 'placement_start', title: 'Someone was hurt', told: (view?.evidence ?? []).map((e) => ({ ...e, quote: '', covered })), decided: [], dates: [], who: [{ who: '', evidence: [] }],
    reasons: [], said: [], rules: [], no_rule: 'none-checked' as const, not_found: [], mentioned: [],
  }));
  await draw('e-winters');
  expect(line('What was decided').getByText(/Covered: someone was hurt/)).toBeTruthy();
});

it('asks a question that is tied to the page of the reason', async () => {
  const u = user();
  await draw('e-winters');
  await u.click(screen.getByRole('button', { name: 'Ask about this' }));
  const box = screen.getByRole('textbox', { name: 'What do you want to know?' });
  await waitFor(() => expect(document.activeElement).toBe(box));
  fill(box, 'Which hospital was it?');
  await u.click(screen.getByRole('button', { name: 'Save my question' }));
  await screen.findByRole('dialog', { name: /Your question is saved/ });
  expect(fake.of('write_question')).toMatchObject([{ text: 'Which hospital was it?', seq: 5 }]);
  await u.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask about this' })));
});

it('adds a memory with the date of the decision, and leaving it comes back to its button', async () => {
  const u = user();
  await draw('e-winters');
  await u.click(screen.getByRole('button', { name: 'Add what I remember' }));
  await u.click(screen.getByRole('button', { name: 'Leave it' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add what I remember' })));
  await u.click(screen.getByRole('button', { name: 'Add what I remember' }));
  fill(screen.getByRole('textbox', { name: 'What do you remember?' }), 'The red door');
  await isAccessible();
  await u.click(screen.getByRole('button', { name: 'Save my memory' }));
  await screen.findByRole('dialog', { name: /Your memory is saved/ });
  expect(fake.of('add_memory')).toEqual([{ title: 'The red door', body: '', when_words: '14 April 2006' }]);
});

it('is opened from a decision on the timeline, and not from what nobody decided', async () => {
  const u = user();
  drawPlace(TimelinePlace, { place: 'timeline' });
  await screen.findByRole('heading', { name: '2006' });
  await u.click(screen.getByRole('button', { name: /Went away without saying/ }));
  expect(screen.queryByRole('button', { name: 'Why was this decided?' })).toBeNull();
  await u.click(screen.getByRole('button', { name: /Moved to Pat and Joan Winter/ }));
  await u.click(screen.getByRole('button', { name: 'Why was this decided?' }));
  expect(whereNow()).toMatchObject({ place: 'why', key: 'e-winters' });
});

it('is opened from the page that tells of the decision', async () => {
  const u = user();
  drawPlace(() => <OnePage seq={5} />, { place: 'read', seq: 5 });
  await u.click(await screen.findByRole('button', { name: '1 decision is told on this page' }));
  await u.click(screen.getByRole('button', { name: /Why was this decided\? Moved to Pat and Joan Winter/ }));
  expect(whereNow()).toMatchObject({ place: 'why', key: 'e-winters' });
});

it('comes back from a page to the very proof, and from the card to the button, by keyboard alone', async () => {
  const u = user();
  drawApp();
  await u.click(await screen.findByRole('button', { name: /Timeline/ }));
  await u.click(await screen.findByRole('button', { name: /Moved to Pat and Joan Winter/ }));
  const why = await screen.findByRole('button', { name: 'Why was this decided?' });
  why.focus();
  await u.keyboard('{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'Why was this decided?' });
  const page = await waitFor(() => line('The reason as written').getByRole('button', { name: /^Page 5/ }));
  page.focus();
  await u.keyboard('{Enter}');
  await u.click(await screen.findByRole('button', { name: 'Back to Why was this decided?' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('data-keep')).toMatch(/^page-5-/));
  await u.click(screen.getByRole('button', { name: 'Back to Timeline' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('data-keep')).toBe('why-e-winters'));
});

it('says so when there is no such decision', async () => {
  drawPlace(WhyPlace, { place: 'why', key: 'e-gone' });
  expect(await screen.findByRole('heading', { level: 1, name: 'Why was this decided?' })).toBeTruthy();
  await waitFor(() => expect(fake.of('why')).toEqual([{ key: 'e-gone' }]));
});
