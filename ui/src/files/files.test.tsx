import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import type { FileRow } from '../contract';
import { fake } from '../desk.fake';
import { filePassword } from '../fake/bringing';
import { restingImport } from '../fake/state';
import FilesPlace from './FilesPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const row = (part: Partial<FileRow>): FileRow => ({
  id: 1, name: 'Box.pdf', kind: 'pdf', state: 'done', why: null, pages: 2, pages_ready: 2, picture_only: 0, pictures_waiting: 0, pictures_not_read: 0, trouble: [], bytes: 1000, first_seq: 1, ...part,
});

describe('My files', () => {
  it('tells how each file ended, and opens it at its first page', async () => {
    drawPlace(FilesPlace);
    expect(await screen.findByText('14 pages, 4.8 MB')).toBeTruthy();
    expect(screen.getByText('Ready, but 1 page could not be read.')).toBeTruthy();
    expect(screen.getByText(/4 pages are pictures/)).toBeTruthy();
    await user().click(await button('Read Later life letter.docx'));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 21 });
  });

  it('names the pages that could not be read', async () => {
    drawPlace(FilesPlace);
    await user().click(await button('Pages we could not read'));
    expect(await screen.findByText('Page 4 is damaged.')).toBeTruthy();
  });

  it.each([
    ['empty', /nothing in it/], ['damaged', /may be damaged/], ['unknown-kind', /do not know this kind/],
    ['too-big', /bigger than we can read/], ['took-too-long', /took too long/], ['no-safe-reader', /closed box/],
  ] as const)('says why a file could not be opened: %s', async (why, said) => {
    fake.answer('files', () => ({ files: [row({ state: 'not-readable', why, pages: 0, first_seq: null })], taken_out: [] }));
    drawPlace(FilesPlace);
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.getByText(/Your other files are safe/)).toBeTruthy();
    await user().click(await button('Try again: Box.pdf'));
    await screen.findByRole('dialog', { name: 'Trying Box.pdf again.' });
    expect(fake.of('try_file_again')).toEqual([{ id: 1 }]);
  });

  it('asks for the password of a locked file, tells a wrong one, and opens it with the right one', async () => {
    drawPlace(FilesPlace);
    const field = await screen.findByLabelText('Password for Health notes.pdf');
    expect(screen.getByText(/asks for a password. Your other files are safe/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again: Health notes.pdf' })).toBeNull();
    expect(field.getAttribute('type')).toBe('password');
    await user().click(await button('Show the password'));
    expect(field.getAttribute('type')).toBe('text');
    await isAccessible();
    await user().type(field, 'guess{Enter}');
    expect(await screen.findByText(/That password does not open Health notes/)).toBeTruthy();
    await user().clear(field);
    await user().type(field, filePassword);
    await user().click(await button('Open it: Health notes.pdf'));
    await screen.findByRole('dialog', { name: /Health notes.pdf is open now/ });
    await waitFor(() => expect(screen.queryByLabelText('Password for Health notes.pdf')).toBeNull());
    expect(fake.of('unlock_file')).toEqual([{ id: 9, password: 'guess' }, { id: 9, password: filePassword }]);
  });

  it('says how many other files the same password opened', async () => {
    const still = { ...row({}), state: 'not-readable' as const, why: 'locked' as const, first_seq: null };
    fake.answer('files', () => ({ files: [still], taken_out: [] }));
    fake.answer('unlock_file', () => ({ import: restingImport(), others: 2, still_locked: 1 }));
    drawPlace(FilesPlace);
    await user().type(await screen.findByLabelText('Password for Box.pdf'), 'one{Enter}');
    await screen.findByRole('dialog', { name: 'Box.pdf is open now. Its pages are being read. The same password opened 2 other files. 1 file still asks for a password.' });
  });

  it('asks for the password of a locked Word file as of any other', async () => {
    fake.answer('files', () => ({ files: [row({ name: 'Plan.docx', kind: 'docx', state: 'not-readable', why: 'locked', first_seq: null })], taken_out: [] }));
    drawPlace(FilesPlace);
    expect(await screen.findByLabelText('Password for Plan.docx')).toBeTruthy();
  });

  it('does not ask for the password of a file that is taken out', async () => {
    fake.answer('files', () => ({ files: [], taken_out: [row({ state: 'not-readable', why: 'locked', first_seq: null })] }));
    drawPlace(FilesPlace);
    expect(await screen.findByText(/sent the password in a letter/)).toBeTruthy();
    expect(screen.queryByLabelText(/^Password for/)).toBeNull();
  });

  it('takes a file out, says so, and undoes it', async () => {
    drawPlace(FilesPlace);
    await user().click(await button('Take out Box 1 of 2.pdf'));
    const said = await screen.findByRole('dialog', { name: /Box 1 of 2\.pdf is taken out/ });
    await screen.findByRole('heading', { name: 'Taken out' });
    await user().click(within(said).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Taken out' })).toBeNull());
    expect(fake.of('put_file_back')).toEqual([{ id: 1 }]);
  });

  it('puts a file back', async () => {
    fake.answer('files', () => ({ files: [], taken_out: [row({ name: 'Old.pdf', id: 7 })] }));
    fake.answer('put_file_back', () => ({}));
    drawPlace(FilesPlace);
    await user().click(await button('Put back Old.pdf'));
    await screen.findByRole('dialog', { name: 'Old.pdf is back.' });
    expect(fake.of('put_file_back')).toEqual([{ id: 7 }]);
  });

  it('says so when something is being added already', async () => {
    fake.fail('take_file_out', 'busy');
    drawPlace(FilesPlace);
    await user().click(await button('Take out Box 1 of 2.pdf'));
    await screen.findByRole('dialog', { name: /Files are being added already/ });
  });

  it('says when there is nothing', async () => {
    fake.reset('open', { papers: false });
    drawPlace(FilesPlace);
    expect(await screen.findByText('No files are here yet.')).toBeTruthy();
  });

  it('is accessible', async () => {
    drawPlace(FilesPlace);
    await screen.findByText('14 pages, 4.8 MB');
    await isAccessible();
  });
});
