import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import TimelinePlace from './TimelinePlace';
import { bar, share } from './lanes';

const draw = async (key?: string) => {
  drawPlace(TimelinePlace, { place: 'timeline', ...(key ? { key } : {}) });
  return screen.findByRole('heading', { name: '2006' });
};

it('opens an event at the page that says it', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('button', { name: /Moved to Pat and Joan Winter/ }));
  await u.click(screen.getByRole('button', { name: /^Page 5/ }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 5 });
});

it('keeps both of two dates, and hides an event with the way back', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('button', { name: /Left Pat and Joan Winter.*3 May 2008/ }));
  expect(screen.getByText('Your file gives more than one date for this:')).toBeTruthy();
  await u.click(screen.getByRole('button', { name: 'Hide it' }));
  const say = await screen.findByRole('dialog', { name: /hidden from your timeline/ });
  expect(fake.of('hide_event')).toEqual([{ key: 'e-left-may' }]);
  await u.click(within(say).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(fake.state.items.find((item) => item.key === 'e-left-may')?.hidden).toBe(false));
});

it('adds what the person remembers, with a date in their own words', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('button', { name: 'Add what I remember' }));
  await u.type(screen.getByRole('textbox', { name: 'What do you remember?' }), 'The lighthouse');
  await u.type(screen.getByRole('textbox', { name: /When was it/ }), 'summer 2007');
  expect(await screen.findByText('Understood as: about 2007')).toBeTruthy();
  await u.click(screen.getByRole('button', { name: 'Save my memory' }));
  await screen.findByRole('dialog', { name: /Your memory is saved/ });
  expect(fake.of('add_memory')).toEqual([{ title: 'The lighthouse', body: '', when_words: 'summer 2007' }]);
});

it('can show one lane, as a place that asks for it does', async () => {
  await draw('lane:home');
  expect(screen.getByRole('button', { name: /Moved to Pat and Joan Winter/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Dee Marsh became/ })).toBeNull();
});

it('draws a stretch with its sure part inside it', () => {
  const extent = { first: 2000, last: 2009 };
  expect(share(extent, '2005-01-01')).toBeCloseTo(50, 0);
  const drawn = bar(extent, { edtf: '', words: '', earliest: '2001-01-01', latest: '2001-12-31', doubted: true }, null);
  expect(drawn).toMatchObject({ openEnd: true, openStart: false });
  expect(drawn && drawn.from < drawn.sureFrom && drawn.sureFrom <= drawn.to).toBe(true);
});

it('says what an empty one is for', async () => {
  fake.reset('open', { papers: false });
  drawPlace(TimelinePlace, { place: 'timeline' });
  expect(await screen.findByText(/We found no dates yet/)).toBeTruthy();
});

it('is accessible as a list and as a drawing', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('button', { name: /Left Pat and Joan Winter.*3 May 2008/ }));
  await isAccessible();
  await u.click(screen.getByRole('tab', { name: 'Drawing' }));
  await isAccessible();
});
