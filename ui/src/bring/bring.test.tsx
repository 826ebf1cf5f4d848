import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import type { ImportView } from '../contract';
import { fake } from '../desk.fake';
import BringPlace from './BringPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const bringing = (part: Partial<ImportView>) => fake.answer('import_status', () => ({ ...fake.state.import, ...part }));

describe('Bringing files in', () => {
  it('takes chosen files, lets one be taken off the list, and sends tokens only', async () => {
    fake.reset('open', { papers: false });
    drawPlace(BringPlace);
    await user().click(await button('Choose files…'));
    await screen.findByRole('heading', { name: 'Chosen' });
    await user().click(await button('Take off the list Box 2 of 2 scanned.pdf'));
    await user().click(await button('Add this file'));
    expect(fake.of('bring_in')).toEqual([{ places: [{ typed: null, chosen: 'chosen-1' }] }]);
    await screen.findByRole('progressbar');
  });

  it('takes a folder, and a place that is typed', async () => {
    drawPlace(BringPlace);
    await user().click(await button('Choose a folder…'));
    await user().click(await button('I know where it is'));
    const box = await screen.findByLabelText('Where the file or folder is');
    fill(box, '/media/stick/My file.pdf');
    await user().type(box, '{Enter}');
    await user().click(await button('Add these 2'));
    expect(fake.of('bring_in')).toEqual([{ places: [{ typed: null, chosen: 'chosen-folder' }, { typed: '/media/stick/My file.pdf', chosen: null }] }]);
  });

  it('names what was not there, and keeps the list', async () => {
    drawPlace(BringPlace);
    await user().click(await button('I know where it is'));
    fill(await screen.findByLabelText('Where the file or folder is'), '/nowhere/at all');
    await user().click(await button('Put it on the list'));
    await user().click(await button('Add this file'));
    await screen.findByRole('dialog', { name: /We found nothing at \/nowhere\/at all/ });
    expect(await button('Take off the list /nowhere/at all')).toBeTruthy();
  });
});

describe('The progress of it', () => {
  it('counts pages, names the stage in words, and guesses the time only when told', async () => {
    bringing({ state: 'running', stage: 'reading', files: 2, pages: 3104, pages_ready: 1204, minutes_left: null, current: 'Box 2.pdf' });
    drawPlace(BringPlace);
    expect(await screen.findByText('1,204 of 3,104 pages are ready to read now.')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('1,204 of 3,104 pages are ready to read now.');
    expect(screen.getByRole('listitem', { name: 'Copying safely: done' })).toBeTruthy();
    expect(screen.getByRole('listitem', { name: 'Reading the words: now' })).toBeTruthy();
    expect(screen.queryByText(/minutes left/)).toBeNull();
  });

  it('tells how reading the scanned pages goes, after the import too, and what it cannot do', async () => {
    const scans = { state: 'running' as const, waiting: 328, read: 11, could_not_read: 1, minutes_left: 20, failure: null };
    bringing({ state: 'finished', scans });
    drawPlace(BringPlace);
    expect(await screen.findByText('Reading the words in scanned pages: 12 of 340. About 20 minutes left.')).toBeTruthy();
    expect(screen.getByText(/The words of one scanned page could not be read/)).toBeTruthy();
    await isAccessible();
    await user().click(await button('Pause'));
    expect(fake.of('pause_import')).toHaveLength(1);
  });

  it('says plainly where nothing can read pictures', async () => {
    bringing({ state: 'finished', scans: { state: 'no_models', waiting: 1, read: 0, could_not_read: 0, minutes_left: null, failure: null } });
    drawPlace(BringPlace);
    expect(await screen.findByText(/The part of the app that reads pictures is not on this computer/)).toBeTruthy();
  });

  it('pauses and carries on', async () => {
    fake.state.startImport(1000);
    drawPlace(BringPlace);
    await user().click(await button('Pause'));
    await screen.findByText(/^Paused\./);
    await user().click(await button('Carry on'));
    await button('Pause');
    expect(fake.asked.map((one) => one.name)).toEqual(expect.arrayContaining(['pause_import', 'carry_on_import']));
  });

  it.each([
    ['Keep what is ready', true, /We kept what was ready/],
    ['Take these files out again', false, /We took those files out again/],
  ])('stops: %s', async (name, keep, said) => {
    fake.state.startImport(1000);
    drawPlace(BringPlace);
    await user().click(await button('Stop'));
    const asked = await screen.findByRole('dialog', { name: 'Stop adding?' });
    await waitFor(() => expect(within(asked).getByRole('button', { name: 'Go on adding' })).toBe(document.activeElement));
    await user().click(within(asked).getByRole('button', { name }));
    await screen.findByRole('dialog', { name: said });
    expect(fake.of('stop_import')).toEqual([{ keep }]);
  });

  it('does nothing when the question is closed with Escape', async () => {
    fake.state.startImport(1000);
    drawPlace(BringPlace);
    await user().click(await button('Stop'));
    await screen.findByRole('dialog', { name: 'Stop adding?' });
    await user().keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.of('stop_import')).toEqual([]);
  });

  it('says the end by a dialog that has the focus, with what could not be read', async () => {
    bringing({ state: 'running', pages: 20, pages_ready: 19 });
    drawPlace(BringPlace);
    await screen.findByRole('progressbar');
    bringing({ state: 'finished', pages: 20, pages_ready: 18, pages_with_problems: 2, files_not_readable: 1, already_here: 3 });
    const said = await screen.findByRole('dialog', { name: 'Your file is added. 18 pages are ready to read. 2 pages could not be read. 1 file could not be opened. 3 files were here already, so we did not add them twice.' }, { timeout: 3000 });
    await waitFor(() => expect(within(said).getByRole('button', { name: 'Start reading' })).toBe(document.activeElement));
    await user().click(within(said).getByRole('button', { name: 'See my files' }));
    expect(whereNow().place).toBe('files');
  });

  it('says why it stopped by itself, and carries on when asked', async () => {
    bringing({ state: 'stopped', pages: 20, pages_ready: 5, failure: { code: 'no-room', facts: { name: null, count: null } } });
    drawPlace(BringPlace);
    const said = await screen.findByRole('dialog', { name: /no room left/ });
    await user().click(within(said).getByRole('button', { name: 'Try again' }));
    expect(fake.of('carry_on_import')).toHaveLength(1);
  });

  it('names each thing that was not taken, and why', async () => {
    bringing({ state: 'finished', not_taken: [{ name: 'film.mov', why: 'too-big' }, { name: 'locked folder', why: 'no-permission' }] });
    drawPlace(BringPlace);
    expect(await screen.findByText('film.mov: this is bigger than we can read.')).toBeTruthy();
    expect(screen.getByText('locked folder: the computer does not let us open it.')).toBeTruthy();
  });

  it('is accessible, idle and running', async () => {
    drawPlace(BringPlace);
    await button('Choose files…');
    await isAccessible();
    fake.state.startImport(1000);
    await screen.findByRole('progressbar', {}, { timeout: 4000 });
    await isAccessible();
  });
});
