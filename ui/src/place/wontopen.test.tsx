// A safe place that does not open, or opens with something out of the usual: no dead end, and each thing said with what it means.
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, fill, isAccessible, user } from '../checks/screen';
import type { Opened } from '../contract';
import { fake } from '../desk.fake';
import { dayWords, timeWords } from '../words/day';
import { warningsOf } from './OpenedNotice';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 12_000 });
const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function unlock() {
  drawApp();
  await heading('My folder');
  await user().type(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour{Enter}');
}

async function refused(code: 'damaged' | 'steps-missing') {
  fake.reset('locked');
  fake.state.wontOpen = { code, count: code === 'steps-missing' ? 12 : null };
  await unlock();
}

describe('Steps that are missing', () => {
  it('are counted, and going on is asked once more', async () => {
    await refused('steps-missing');
    await heading('Some saved steps are missing');
    expect(screen.getByText('12 saved steps are missing. Someone may have put an older copy back, or a file was lost.')).toBeTruthy();
    await user().click(await button('Go on with what is here'));
    const sure = await screen.findByRole('dialog', { name: 'Go on without the missing steps?' });
    await waitFor(() => expect(within(sure).getByRole('button', { name: 'Not now' })).toBe(document.activeElement));
    await user().click(within(sure).getByRole('button', { name: 'Not now' }));
    expect(fake.of('open_safe_place')).toHaveLength(1);
    await user().click(await button('Go on with what is here'));
    await user().click(within(await screen.findByRole('dialog', { name: 'Go on without the missing steps?' })).getByRole('button', { name: 'Go on with what is here' }));
    await heading('Hello, Sam');
    expect(fake.of('open_safe_place')[1]).toEqual({ passphrase: 'amber lantern quiet harbour', place: null, despite_damage: true });
    expect(screen.getByText('12 saved steps are missing.')).toBeTruthy();
  });

  it('can be left alone', async () => {
    await refused('steps-missing');
    await user().click(await button('Leave it for now'));
    await heading('My folder');
  });

  it('lead to restoring and back', async () => {
    await refused('steps-missing');
    await user().click(await button('Restore from a backup'));
    await heading('Restore from a backup');
    await user().click(await button('Go back'));
    await heading('Some saved steps are missing');
  });

  it('are told after opening with the recovery words too, and a new passphrase is still offered', async () => {
    fake.reset('locked');
    fake.state.wontOpen = { code: 'steps-missing', count: 1 };
    drawApp();
    await user().click(await button('Use my recovery sheet'));
    fill(await screen.findByLabelText('The 12 words, in order'), fake.state.recovery.join(' '));
    await user().click(await button('Open with these words'));
    await heading('Some saved steps are missing');
    await user().click(await button('Go on with what is here'));
    await user().click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Go on with what is here' }));
    await heading('Choose a new passphrase');
    expect(fake.of('open_with_recovery').at(-1)).toMatchObject({ despite_damage: true });
  });

  it('are accessible', async () => {
    await refused('steps-missing');
    await heading('Some saved steps are missing');
    await isAccessible();
  });
});

describe('A damaged safe place', () => {
  it('opens for reading, and says what works and what does not', async () => {
    await refused('damaged');
    await heading('Part of your safe place is damaged');
    await user().click(await button('Open it and read what can be read'));
    await heading('Hello, Sam');
    const said = await screen.findByRole('dialog', { name: /open for reading only\. Part of it is damaged.*You can read, search.*You cannot add notes or bring in papers/ });
    await waitFor(() => expect(within(said).getByRole('button', { name: 'Close' })).toBe(document.activeElement));
    expect(within(said).getByRole('button', { name: 'Save what can be read' })).toBeTruthy();
  });

  it('that does not open even so leaves the other ways', async () => {
    await refused('damaged');
    fake.fail('open_safe_place', 'damaged', { name: 'keys' });
    await user().click(await button('Open it and read what can be read'));
    await screen.findByRole('dialog', { name: /Part of this safe place is damaged: keys/ });
    expect(await button('Save what can be read')).toBeTruthy();
  });

  it('opened from elsewhere is asked for there again', async () => {
    fake.reset('locked');
    fake.state.wontOpen = { code: 'damaged', count: null };
    drawApp();
    await user().click(await button('Open another safe place'));
    fill(await screen.findByLabelText('Where it is'), '/media/stick/Mine');
    fill(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await user().click(await button('Open'));
    await user().click(await button('Open it and read what can be read'));
    await heading('Hello, Sam');
    expect(fake.of('open_safe_place').at(-1)).toEqual({ passphrase: 'amber lantern quiet harbour', place: { typed: '/media/stick/Mine', chosen: null }, despite_damage: true });
  });

  it('tells how to get the papers out without this app, for this computer', async () => {
    await refused('damaged');
    fake.state.system = 'windows';
    await user().click(await button('Get the papers out without this app'));
    await heading('Getting the papers out without this app');
    await screen.findByText('Get-ChildItem');
    const lines = [...document.querySelectorAll('code')].map((line) => line.textContent);
    expect(lines[0]).toBe('age -d -i sheet.txt -o keys.txt keys/recovery.age');
    expect(lines[1]).toMatch(/^Get-ChildItem blobs -Recurse -File \| .*age -d -i keys\.txt/);
    await user().click((await screen.findAllByRole('button', { name: /^Copy/ }))[0] as HTMLElement);
    await screen.findByRole('dialog', { name: 'Copied.' });
    await isAccessible();
    await user().click(await button('Go back'));
    await heading('Part of your safe place is damaged');
  });

  it('is accessible', async () => {
    await refused('damaged');
    await heading('Part of your safe place is damaged');
    await isAccessible();
  });
});

describe('What is said after opening', () => {
  it('is when it was last open and how much is here, and it can be dismissed', async () => {
    fake.reset('locked');
    await unlock();
    await heading('Hello, Sam');
    const said = await screen.findByRole('dialog', { name: /^Last opened on Thursday 19 November( 2026)? at \d\d:\d\d\. 4 papers, 24 pages\.$/ });
    const close = within(said).getByRole('button', { name: 'Close' });
    await waitFor(() => expect(close).toBe(document.activeElement));
    await isAccessible();
    await user().click(close);
    expect(screen.queryByText(/Last opened/)).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Home' })).toBe(document.activeElement));
    await user().click(await button('My files'));
    await heading('My files');
    await user().click(screen.getByRole('button', { name: 'Home' }));
    await heading('Hello, Sam');
    expect(screen.queryByText(/Last opened/)).toBeNull();
  });

  it('leads to the check when the folder was changed while it was closed', async () => {
    fake.reset('locked');
    fake.state.finds = { seal: 'broken' };
    await unlock();
    await screen.findByRole('dialog', { name: /Something changed this folder while it was closed/ });
    await user().click(await button('Check my safe place'));
    await heading('Check my safe place');
  });

  it('is nothing for a place that was just made', async () => {
    fake.reset('locked');
    fake.state.finds = { last_opened: null, seal: 'new' };
    await unlock();
    await heading('Hello, Sam');
    expect(screen.queryByText(/Last opened/)).toBeNull();
  });

  const usual: Opened = {
    name: 'My folder', last_opened: null, papers: 1, pages: 1, seal: 'verified', mended: 0, steps_missing: 0, reading_only: false, damaged: false, older_copy: false,
    made_up: false, import_waiting: false, who_for: null,
  };
  it.each<[Partial<Opened>, string[]]>([
    [{}, []],
    [{ seal: 'not_closed_properly' }, ['not-closed']],
    [{ mended: 2, older_copy: true }, ['older', 'mended']],
    [{ damaged: true }, ['damaged']],
    [{ reading_only: true }, ['reading']],
    [{ reading_only: true, damaged: true, steps_missing: 3 }, ['reading-damaged', 'steps']],
  ])('%o warns of %o', (found, ids) => {
    expect(warningsOf({ ...usual, ...found }).map(({ id }) => id)).toEqual(ids);
  });

  it('names days without commas, and the year only when it is another', () => {
    const at = new Date(2026, 2, 3, 14, 5).toISOString();
    expect([dayWords(at, new Date(2026, 5, 1)), dayWords(at, new Date(2027, 5, 1)), timeWords(at), dayWords('never')]).toEqual(['Tuesday 3 March', 'Tuesday 3 March 2026', '14:05', '']);
  });
});

describe('Restoring', () => {
  it.each(['welcome', 'locked'] as const)('can be reached with the desk %s', async (where) => {
    fake.reset(where);
    drawApp();
    await user().click(await button('Restore from a backup'));
    await heading('Restore from a backup');
    await user().click(await button('Go back'));
    await heading(where === 'welcome' ? 'Your file, on this computer, for you' : 'My folder');
  });
});
