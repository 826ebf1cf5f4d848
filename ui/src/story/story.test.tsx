import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import StoryPlace from './StoryPlace';

const draw = async () => {
  drawPlace(StoryPlace, { place: 'story' });
  return screen.findByRole('article', { name: 'My story' });
};

it('tells the story, each line with its page', async () => {
  await draw();
  expect(screen.getByRole('heading', { name: 'Pat and Joan Winter' })).toBeTruthy();
  await user().click(screen.getByRole('button', { name: 'page 12' }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 12 });
});

it('is saved as what the person chooses', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('button', { name: 'Save my story' }));
  await u.click(await screen.findByRole('radio', { name: /Plain text/ }));
  const saves = screen.getAllByRole('button', { name: 'Save my story' });
  await u.click(saves.at(-1) as HTMLElement);
  await screen.findByRole('dialog', { name: /Your story is saved/ });
  expect(fake.of('save_story')).toMatchObject([{ kind: 'story_markdown' }]);
});

it('says how it starts while there is nothing to tell', async () => {
  fake.reset('open', { papers: false });
  drawPlace(StoryPlace, { place: 'story' });
  await user().click(await screen.findByRole('button', { name: 'Open the timeline' }));
  expect(whereNow()).toEqual({ place: 'timeline' });
});

it('is accessible', async () => {
  await draw();
  await user().click(screen.getByRole('button', { name: 'Save my story' }));
  await isAccessible();
});
