import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, drawPlace, fill, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';
import FilesPlace from '../files/FilesPlace';
import QuestionsPlace from '../questions/QuestionsPlace';
import NotesPlace from '../reader/NotesPlace';
import TimelinePlace from '../timeline/TimelinePlace';
// Loaded beforehand: the window loads a place when it is first opened, which is slow on a busy machine.
import '../home/HomePlace';
import '../settings/SettingsPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const takeOut = (...names: string[]) => {
  fake.state.takenOut = fake.state.files.filter((file) => names.includes(file.name));
  fake.state.files = fake.state.files.filter((file) => !names.includes(file.name));
};

describe('Papers', () => {
  it('deletes one for good, after saying what goes, what stays and what cannot be promised', async () => {
    takeOut('Later life letter.docx');
    drawPlace(FilesPlace);
    await user().click(await button('Delete for good: Later life letter.docx'));
    const asked = await screen.findByRole('dialog', { name: 'Delete Later life letter.docx for good?' });
    expect(within(asked).getByText(/^What goes: its pages, its words in search, the exact copy/)).toBeTruthy();
    expect(within(asked).getByText(/^What stays: your own words/)).toBeTruthy();
    expect(within(asked).getByText(/Locked scraps may stay on the disk\. Older backups still have it/)).toBeTruthy();
    await waitFor(() => expect(within(asked).getByRole('button', { name: 'Keep it' })).toBe(document.activeElement));
    await isAccessible();
    await user().click(within(asked).getByRole('button', { name: 'Delete for good' }));
    await screen.findByRole('dialog', { name: /^1 file is deleted for good, with \d pages?\.$/ });
    expect(screen.queryByRole('heading', { name: 'Taken out' })).toBeNull();
    expect(fake.of('delete_for_good')).toEqual([{ id: 3 }]);
  });

  it('keeps it when the person thinks better of it', async () => {
    takeOut('Later life letter.docx');
    drawPlace(FilesPlace);
    await user().click(await button('Delete for good: Later life letter.docx'));
    await user().keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.of('delete_for_good')).toEqual([]);
  });

  it('empties what was taken out', async () => {
    takeOut('Later life letter.docx', 'Box 1 of 2.pdf');
    drawPlace(FilesPlace);
    await user().click(await button('Delete all of these for good'));
    const asked = await screen.findByRole('dialog', { name: 'Delete all 2 files that you took out for good?' });
    await user().click(within(asked).getByRole('button', { name: 'Delete for good' }));
    await screen.findByRole('dialog', { name: /^2 files are deleted for good/ });
    expect(fake.of('empty_bin')).toHaveLength(1);
  });

  it('offers nothing of it for papers that are not taken out', async () => {
    drawPlace(FilesPlace);
    await screen.findByText('14 pages, 4.8 MB');
    expect(screen.queryByRole('button', { name: /for good/ })).toBeNull();
  });
});

const note = { id: 'n1', kind: 'note', quote: 'Sam likes', body: 'I did not like it', seq: 3, file: 'Box 1 of 2.pdf', page: 3, start: 1, end: 9, created: '2026-11-01T10:00:00Z', changed: '2026-11-01T10:00:00Z', covered: null } as const;

describe('What the person wrote', () => {
  it('a note can be deleted for good', async () => {
    fake.state.notes = [note];
    drawPlace(NotesPlace);
    await user().click(await button('Delete for good'));
    const asked = await screen.findByRole('dialog', { name: 'Delete this note for good?' });
    expect(within(asked).getByText('“I did not like it”')).toBeTruthy();
    await user().click(within(asked).getByRole('button', { name: 'Delete for good' }));
    await screen.findByRole('dialog', { name: 'The note is deleted for good.' });
    expect(fake.of('forget')).toEqual([{ what: 'note', id: 'n1' }]);
    expect(screen.queryByText('I did not like it')).toBeNull();
  });

  it('a question of their own can, and one that the app found cannot', async () => {
    fake.state.own = [{ id: 'q-own', trigger: 'own', text: 'Who chose the school?', audience: '', evidence: [], from: null, to: null, own: true, chosen: false }];
    drawPlace(QuestionsPlace);
    await user().click(await screen.findByRole('tab', { name: 'My own' }));
    const buttons = await screen.findAllByRole('button', { name: 'Delete for good' });
    expect(buttons).toHaveLength(1);
    await user().click(buttons[0]!);
    const asked = await screen.findByRole('dialog', { name: 'Delete this question for good?' });
    await user().click(within(asked).getByRole('button', { name: 'Delete for good' }));
    await screen.findByRole('dialog', { name: 'The question is deleted for good.' });
    expect(screen.queryByText('Who chose the school?')).toBeNull();
  });

  it('a memory can', async () => {
    const memory = { ...fake.state.items[0]!, key: 'm-1', kind: 'memory', lane: 'mine' as const, title: 'The blue door', body: 'It stuck in winter.', evidence: [], disagrees_with: [] };
    fake.state.memories = [memory];
    drawPlace(TimelinePlace, { place: 'timeline', key: 'm-1' });
    await user().click(await button('Delete for good'));
    const asked = await screen.findByRole('dialog', { name: 'Delete this memory for good?' });
    await user().click(within(asked).getByRole('button', { name: 'Delete for good' }));
    await screen.findByRole('dialog', { name: 'The memory is deleted for good.' });
    expect(fake.of('forget')).toEqual([{ what: 'memory', id: 'm-1' }]);
  });
});

describe('The whole safe place', () => {
  const ask = async (passphrase: string) => {
    drawApp();
    await user().click(await button('Settings'));
    await user().click(await screen.findByRole('button', { name: 'Delete this whole safe place' }, { timeout: 15_000 }));
    fill(await screen.findByLabelText('Passphrase'), passphrase);
    await user().click((await screen.findAllByRole('button', { name: 'Delete this whole safe place' }))[1]!);
    await user().click(within(await screen.findByRole('dialog', { name: 'Delete everything in this safe place?' })).getByRole('button', { name: 'Delete this whole safe place' }));
  };

  it('goes only with its passphrase', async () => {
    await ask('not this one');
    await screen.findByRole('dialog', { name: /That did not open it/ });
    expect(fake.state.where).toBe('open');
  });

  it('goes, says what was left, and leads to the first screen', async () => {
    await ask('amber lantern quiet harbour');
    const said = await screen.findByRole('dialog', { name: 'This safe place is deleted.' });
    expect(within(said).getByText('1 thing in its folder was not ours. We left it alone.')).toBeTruthy();
    expect(within(said).getByText(/Your backups were not touched/)).toBeTruthy();
    fake.answer('lock', () => ({}));
    await user().click(within(said).getByRole('button', { name: 'Go to the first screen' }));
    await screen.findByRole('heading', { level: 1, name: 'Your file, on this computer, for you' });
  });
});
