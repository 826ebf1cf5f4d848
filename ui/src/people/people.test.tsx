import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import TimelinePlace from '../timeline/TimelinePlace';
import PeoplePlace from './PeoplePlace';

const draw = async (key?: string) => {
  drawPlace(PeoplePlace, { place: 'people', ...(key ? { key } : {}) });
  return screen.findByRole('heading', { level: 2, name: 'Who worked with me' });
};
const row = (name: RegExp) => screen.getByRole('button', { name, expanded: false });

it('says how many workers, for how long papers name each, and never that they worked from then to then', async () => {
  await draw();
  expect(screen.getByText('Your file names 3 social workers and other workers of your own.')).toBeTruthy();
  const part = screen.getByRole('region', { name: 'Who worked with me' });
  expect(within(part).getAllByRole('listitem')).toHaveLength(3);
  expect(within(part).getByText(/named from 11 February 2005 to 14 April 2006 \(about 14 months\)/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/worked from/);
});

it('keeps the names of family folded away at first', async () => {
  const u = user();
  await draw();
  expect(screen.queryByText('Jean Example')).toBeNull();
  await u.click(screen.getByRole('button', { name: 'Family' }));
  expect(screen.getByText('Jean Example')).toBeTruthy();
});

it('shows why names are one, and opens a page that has one', async () => {
  const u = user();
  await draw();
  await u.click(row(/Dee Marsh/));
  const card = screen.getByRole('region', { name: 'About Dee Marsh' });
  expect(within(card).getByText('The last name fits, and the job is the same.')).toBeTruthy();
  await u.click(await within(card).findByRole('button', { name: 'page 3' }, { timeout: 5000 }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 3 });
});

it('sets a name apart, which can be undone', async () => {
  const u = user();
  await draw();
  await u.click(row(/Dee Marsh/));
  await u.click(screen.getByRole('button', { name: 'DM is someone else' }));
  expect(fake.of('part_name')).toEqual([{ id: 'p-dee', spelling: 'DM' }]);
  const say = await screen.findByRole('dialog', { name: /on its own now/ });
  await u.click(within(say).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(fake.state.people.find((one) => one.id === 'p-dee')?.written).toHaveLength(3));
});

it('joins two, and offers no relative to join with', async () => {
  const u = user();
  await draw();
  await u.click(row(/M\. Okafor/));
  await u.click(screen.getByRole('button', { name: 'Same as someone else' }));
  await u.click(screen.getByRole('button', { name: /Who is the same person as M\. Okafor/ }));
  expect(screen.queryByRole('option', { name: /Jean Example/ })).toBeNull();
  await u.click(screen.getByRole('option', { name: /R\. Osei/ }));
  await u.click(screen.getByRole('button', { name: 'They are one person' }));
  expect(fake.of('merge_people')).toEqual([{ keep: 'p-okafor', fold: 'p-osei' }]);
});

it('takes the name and the place that the person gives', async () => {
  const u = user();
  await draw();
  await u.click(row(/Pat Winter/));
  await u.click(screen.getByRole('button', { name: 'Change the name' }));
  fill(screen.getByRole('textbox', { name: 'What do you call them?' }), 'Auntie Pat');
  await u.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Auntie Pat')).toBeTruthy();
  await u.click(screen.getByRole('button', { name: 'Say who this is' }));
  await u.click(screen.getByRole('button', { name: /Who is this/ }));
  await u.click(screen.getByRole('option', { name: 'Family' }));
  await u.click(screen.getByRole('button', { name: 'Save' }));
  expect(fake.of('set_person_kind')).toEqual([{ id: 'p-pat', kind: 'family' }]);
});

it('is reached from a drawn worker and from an event', async () => {
  const u = user();
  drawPlace(TimelinePlace, { place: 'timeline' });
  await screen.findByRole('heading', { name: '2006' });
  await u.click(screen.getByRole('button', { name: /Review meeting/ }));
  expect(screen.getByText('Named where this is told:')).toBeTruthy();
  await u.click(screen.getByRole('tab', { name: 'Drawing' }));
  await u.click(screen.getByRole('button', { name: /M\. Okafor, named from/ }));
  await isAccessible();
  await u.click(screen.getByRole('button', { name: 'About M. Okafor' }));
  expect(whereNow()).toMatchObject({ place: 'people', key: 'p-okafor' });
});

it('says what an empty one is for', async () => {
  fake.reset('open', { papers: false });
  drawPlace(PeoplePlace, { place: 'people' });
  expect(await screen.findByText(/We found no names yet/)).toBeTruthy();
});

it('is accessible, closed and open', async () => {
  const u = user();
  await draw();
  await isAccessible();
  await u.click(row(/Dee Marsh/));
  await u.click(screen.getByRole('button', { name: 'Family' }));
  await screen.findByRole('button', { name: 'page 3' }, { timeout: 5000 });
  await isAccessible();
});
