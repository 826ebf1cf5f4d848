import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';
import PapersPlace from './PapersPlace';

const draw = async () => {
  drawPlace(PapersPlace, { place: 'papers', key: '1' });
  return screen.findAllByRole('button', { name: /^Join .* to the paper above$/ });
};

it('joins two papers and says so, with a way back', async () => {
  const u = user();
  const joins = await draw();
  const before = joins.length;
  await u.click(joins[0] as HTMLElement);
  await screen.findByRole('dialog', { name: /The two papers are one now/ });
  expect(fake.of('join_paper')).toHaveLength(1);
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Join .* to the paper above$/ })).toHaveLength(before - 1));
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

it('begins a paper at a page', async () => {
  const u = user();
  await u.click((await draw())[0] as HTMLElement);
  const opener = await waitFor(() => screen.getAllByRole('button', { name: /^Its \d+ pages$/ })[0]);
  await u.click(opener as HTMLElement);
  const cut = (await screen.findAllByRole('button', { name: /^Begin a paper at page \d+$/ }))[0];
  await u.click(cut as HTMLElement);
  expect(fake.of('cut_paper')).toHaveLength(1);
});

it('keeps what the person says a paper is', async () => {
  const u = user();
  await draw();
  await u.click(screen.getAllByRole('button', { name: 'Say what this paper is' })[0] as HTMLElement);
  fill(await screen.findByRole('textbox', { name: /Its name/ }), 'The letter from Nan');
  await u.click(screen.getByRole('button', { name: 'Keep what I said' }));
  await waitFor(() => expect(fake.of('name_paper')[0]).toMatchObject({ title: 'The letter from Nan', kind: null }));
  await screen.findByRole('heading', { name: 'The letter from Nan' });
  await isAccessible();
});
