import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import HomePlace from './HomePlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('Home', () => {
  it('greets by the name that was given, and goes back to the kept page', async () => {
    drawPlace(HomePlace);
    await screen.findByRole('heading', { level: 1, name: 'Hello, Sam' });
    expect(screen.getByText('Review meeting notes, page 11')).toBeTruthy();
    await user().click(await button('Go back there'));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 11 });
  });

  it.each([
    ['Where did I live?', { place: 'timeline', key: 'lane:home' }],
    ['Who worked with me?', { place: 'timeline', key: 'lane:people' }],
    ['Why did I move?', { place: 'timeline', key: 'lane:decisions' }],
    ['Something kind', { place: 'read', seq: 8 }],
    ['What happened in a year…', { place: 'timeline' }],
    ['Start at page 1', { place: 'read', seq: 1 }],
    ['My files', { place: 'files' }],
    ['My notes', { place: 'notes' }],
    ['Bring in more files', { place: 'bring' }],
  ])('%s goes somewhere real', async (name, where) => {
    drawPlace(HomePlace);
    await user().click(await button(name));
    expect(whereNow()).toMatchObject(where);
  });

  it('finds words in the file with Enter', async () => {
    drawPlace(HomePlace);
    const box = await screen.findByRole('searchbox', { name: 'Find in my file' });
    fill(box, ' lighthouse ');
    await user().type(box, '{Enter}');
    expect(whereNow()).toMatchObject({ place: 'read', find: 'lighthouse' });
  });

  it('offers nothing kind when there is nothing to show', async () => {
    fake.answer('home', () => ({ name: '', called: '', made_up: false, pages: 3, files: 1, place_kept: null, has_kind_words: null, import: fake.state.import }));
    drawPlace(HomePlace);
    await screen.findByText(/1 file, 3 pages/);
    expect(screen.queryByRole('button', { name: 'Something kind' })).toBeNull();
    expect(screen.queryByText('You stopped at')).toBeNull();
  });

  it('with no file, offers to bring one or to try a made-up one', async () => {
    fake.reset('open', { papers: false });
    drawPlace(HomePlace);
    await user().click(await button('Try with a made-up file'));
    await waitFor(() => expect(fake.of('bring_in_made_up_file')).toHaveLength(1));
    expect(fake.of('look_around')).toHaveLength(1);
    await user().click(await button('Bring my file in'));
    expect(whereNow().place).toBe('bring');
  });

  it('shows what is being added', async () => {
    fake.state.startImport(3104);
    drawPlace(HomePlace);
    expect(await screen.findByRole('progressbar', { name: 'Pages ready to read' })).toBeTruthy();
    expect(screen.getByText(/About 20 minutes left/)).toBeTruthy();
  });

  it('says what happened when the desk cannot tell', async () => {
    fake.fail('home', 'damaged', { name: 'papers' });
    drawPlace(HomePlace);
    await screen.findByRole('dialog', { name: /Part of this safe place is damaged: papers/ });
  });

  it('is accessible', async () => {
    drawPlace(HomePlace);
    await screen.findByText('Start with a question');
    await isAccessible();
  });
});
