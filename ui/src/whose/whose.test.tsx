import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import TimelinePlace from '../timeline/TimelinePlace';
import ReadPlace from '../reader/ReadPlace';
import WhosePlace from './WhosePlace';

const draw = async (key = 'yours') => {
  drawPlace(WhosePlace, { place: 'whose', key });
  return screen.findByRole('tabpanel');
};

it('lists where the person\'s words are written down, with the kind, the day and the page', async () => {
  const u = user();
  await draw();
  const first = await screen.findByRole('region', { name: 'Said by you, the page says, 11 February 2005' });
  expect(within(first).getByText('Sam said that the garden was the best bit.')).toBeTruthy();
  expect(within(first).getByText('The page says how they knew:')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Reviews with no part for your words' })).toBeTruthy();
  await isAccessible();
  await u.click(within(first).getAllByRole('button', { name: /^Page 4/ })[0] as HTMLElement);
  expect(whereNow()).toMatchObject({ place: 'read', seq: 4 });
});

it('puts words away that are not the person\'s, brings them back, and can undo', async () => {
  const u = user();
  await draw();
  const mine = await screen.findByRole('region', { name: 'Said by you, the page says, 20 June 2008' });
  await u.click(within(mine).getByRole('button', { name: 'These are not my words' }));
  expect(fake.of('say_of_words')).toMatchObject([{ seq: 13, said: 'not_mine' }]);
  await u.click(await screen.findByRole('button', { name: '1 that you put away' }));
  await u.click(screen.getByRole('button', { name: 'Put it back' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '1 that you put away' })).toBeNull());
  const say = await screen.findByRole('dialog', { name: /back in the list/ });
  await u.click(within(say).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: '1 that you put away' })).toBeTruthy();
});

it('shows what was agreed and both accounts, and never says that a promise was broken', async () => {
  const u = user();
  await draw('agreed');
  const photos = await screen.findByRole('region', { name: 'photographs to be requested from the Winters' });
  expect(within(photos).getByText('Who was to do it: L. Hayes')).toBeTruthy();
  expect(within(photos).getByText('By when: 1 July 2009')).toBeTruthy();
  expect(within(photos).getByText('done')).toBeTruthy();
  expect(within(photos).getByText('still to do')).toBeTruthy();
  expect(within(photos).getByText(/Both are kept here/)).toBeTruthy();
  expect(screen.getByText('We found nothing about this in later papers.')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/broken|broke|fail/i);
  await isAccessible();
  await u.click(within(photos).getByRole('button', { name: /What I know of it/ }));
  await u.click(screen.getByRole('option', { name: 'It was not done' }));
  expect(fake.of('say_of_words')).toMatchObject([{ seq: 20, said: 'not_done' }]);
});

it('asks about something agreed, tied to its page', async () => {
  const u = user();
  await draw('agreed');
  const work = await screen.findByRole('region', { name: /life story work/ });
  await u.click(within(work).getByRole('button', { name: 'Ask about this' }));
  fill(screen.getByRole('textbox', { name: 'What do you want to know?' }), 'Where is my life story book?');
  await u.click(screen.getByRole('button', { name: 'Save my question' }));
  expect(fake.of('write_question')).toMatchObject([{ text: 'Where is my life story book?', seq: 11 }]);
});

it('shows only what is like the choice', async () => {
  const u = user();
  await draw('agreed');
  await u.click(await screen.findByRole('button', { name: /^All Show|Show/ }));
  await u.click(screen.getByRole('option', { name: 'Nothing found later' }));
  expect(screen.queryByRole('region', { name: 'photographs to be requested from the Winters' })).toBeNull();
  expect(screen.getByRole('region', { name: /life story work/ })).toBeTruthy();
});

it('shows words that were copied forward, where first and where again', async () => {
  const u = user();
  await draw('copied');
  expect(await screen.findByText('They stand in 2 papers. First written: 3 March 2008.')).toBeTruthy();
  await u.click(screen.getByRole('button', { name: 'Where these words stand' }));
  await isAccessible();
  await u.click(screen.getByRole('button', { name: 'page 13' }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 13 });
});

it('tells above a page that its words stand in other papers', async () => {
  const u = user();
  drawPlace(ReadPlace, { place: 'read', seq: 13 });
  expect(await screen.findByText('Words on this page stand in 2 papers. First written: 3 March 2008.', undefined, { timeout: 5000 })).toBeTruthy();
  await u.click(screen.getByRole('button', { name: 'All copied words' }));
  expect(whereNow()).toMatchObject({ place: 'whose', key: 'copied' });
});

it('is reached from the timeline, and says what is empty', async () => {
  const u = user();
  drawPlace(TimelinePlace, { place: 'timeline' });
  await u.click(await screen.findByRole('button', { name: 'Whose words?' }));
  expect(whereNow()).toMatchObject({ place: 'whose' });
});

it('has words for a file without any', async () => {
  const u = user();
  fake.reset('open', { papers: false });
  await draw();
  expect(await screen.findByText(/We found no page that gives your words/)).toBeTruthy();
  await u.click(screen.getByRole('tab', { name: 'What was agreed' }));
  expect(await screen.findByText(/no list of actions/)).toBeTruthy();
  await u.click(screen.getByRole('tab', { name: 'Copied words' }));
  expect(await screen.findByText(/no words that were copied/)).toBeTruthy();
  await isAccessible();
});
