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
    ['Who worked with me?', { place: 'people' }],
    ['Why did I move?', { place: 'timeline', key: 'lane:home' }],
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
    fake.answer('home', () => ({ name: '', called: '', made_up: false, pages: 3, files: 1, place_kept: null, has_kind_words: null, locked_files: 0, import: fake.state.import }));
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

  it('tells of backups in one quiet line, and leads there', async () => {
    fake.state.keeping.backups[0]!.tested = new Date(Date.now() - 3 * 86_400_000).toISOString();
    fake.state.keeping.changes_since = 12;
    drawPlace(HomePlace);
    expect(await screen.findByText('Last tested backup: 3 days ago. 12 things have changed since then.')).toBeTruthy();
    await user().click(await button('Backups'));
    expect(whereNow().place).toBe('backup');
  });

  it('reminds when it is time, once, and can be told to stop', async () => {
    Object.assign(fake.state.keeping, { remind: true, backups: [] });
    const first = drawPlace(HomePlace);
    expect(await screen.findByText(/There is no second copy of your file yet/)).toBeTruthy();
    await user().click(await button('Not now'));
    expect(await screen.findByText('You have no backup yet.')).toBeTruthy();
    first.unmount();
    drawPlace(HomePlace);
    expect(await screen.findByText('You have no backup yet.')).toBeTruthy();
    expect(screen.queryByText(/There is no second copy/)).toBeNull();
  });

  it('says nothing of backups once reminders are off', async () => {
    Object.assign(fake.state.keeping, { remind: true });
    drawPlace(HomePlace);
    await user().click(await button('Do not remind me'));
    await screen.findByRole('dialog', { name: /Reminders are off/ });
    expect(screen.queryByRole('button', { name: 'Backups' })).toBeNull();
    expect(fake.of('set_backup_reminder')).toEqual([{ on: false }]);
  });

  it('says what happened when the desk cannot tell', async () => {
    fake.fail('home', 'damaged', { name: 'papers' });
    drawPlace(HomePlace);
    await screen.findByRole('dialog', { name: /Part of this safe place is damaged: papers/ });
  });

  it('tells how many files wait for their password, and where to give it', async () => {
    drawPlace(HomePlace);
    expect(await screen.findByText('1 file waits for its password.')).toBeTruthy();
    await user().click(screen.getByRole('button', { name: 'Give a password' }));
    expect(whereNow()).toMatchObject({ place: 'files' });
  });

  it('is accessible', async () => {
    drawPlace(HomePlace);
    await screen.findByText('Start with a question');
    await isAccessible();
  });
});
