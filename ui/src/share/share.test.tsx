import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import SharePlace from './SharePlace';

it('takes everything out to a folder, and says where', async () => {
  const u = user();
  drawPlace(SharePlace, { place: 'share' });
  const take = await screen.findByRole('button', { name: 'Take everything out' });
  expect(screen.getByText(/Only you can see what is here/)).toBeTruthy();
  await screen.findByDisplayValue(/Documents/);
  await u.click(take);
  await screen.findByRole('dialog', { name: /Everything is in .*31 files/ });
  expect(fake.of('open_export')).toMatchObject([{ kind: 'open_export' }]);
});

it('says what went wrong, and that nothing was lost', async () => {
  fake.fail('open_export', 'no-room');
  drawPlace(SharePlace, { place: 'share' });
  await screen.findByDisplayValue(/Documents/);
  await user().click(screen.getByRole('button', { name: 'Take everything out' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

it('says before the folder is made that papers in it hold words that were not fully taken out', async () => {
  drawPlace(SharePlace, { place: 'share' });
  expect(await screen.findByText(/did not fully take out some words in 1 paper/)).toBeTruthy();
  await user().click(screen.getByRole('button', { name: 'See what was removed' }));
  expect(whereNow()).toEqual({ place: 'removed' });
});

it('leads to the sheet and the story', async () => {
  drawPlace(SharePlace, { place: 'share' });
  await user().click(await screen.findByRole('button', { name: 'Make a sheet of questions' }));
  expect(whereNow()).toEqual({ place: 'questions' });
});

it('is accessible', async () => {
  drawPlace(SharePlace, { place: 'share' });
  await screen.findByDisplayValue(/Documents/);
  await isAccessible();
});
