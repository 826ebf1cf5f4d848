import { render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPlace, fill, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';
import { LookProvider, usualLook } from '../look/look';
import { WordsProvider } from '../words/words';
import { RestoreOutside } from './RestoreOutside';
import RestorePlace from './RestorePlace';

const soon = { timeout: 15_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const onOpen = vi.fn();
const onBack = vi.fn();
const outside = () =>
  render(
    <WordsProvider>
      <LookProvider first={usualLook}><RestoreOutside onBack={onBack} onOpen={onOpen} /></LookProvider>
    </WordsProvider>,
  );
const find = async (path: string) => {
  fill(await screen.findByLabelText('The backup file'), path);
  await user().click(await button('Next'));
};
beforeEach(() => {
  onOpen.mockReset();
  fake.reset('welcome');
  fake.state.jobPolls = 0;
});

describe('Restore', () => {
  it('with a passphrase: finds, opens, says where, and leads into the safe place', async () => {
    outside();
    await screen.findByRole('heading', { level: 2, name: /^Step 1: Find the backup/ });
    await find('/media/stick/passphrase.ownstory');
    await screen.findByRole('heading', { level: 2, name: /Step 2 of 3: Open the backup/ });
    expect(screen.getByText(/This backup was made on Monday 2 November.*48\.2 MB/)).toBeTruthy();
    fill(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await user().click(await button('Next'));
    await waitFor(() => expect(screen.getByDisplayValue('/home/sam/Documents/My folder')).toBe(document.activeElement));
    await user().click(await button('Restore everything'));
    expect(screen.queryByRole('button', { name: 'Go back' })).toBeNull();
    const said = await screen.findByRole('dialog', { name: /Everything is back: 4 papers and 24 pages.*made on Monday 2 November.*newer work/ }, soon);
    expect(said).toBeTruthy();
    await user().click(await button('Go to my safe place'));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(fake.of('start_restore')[0]).toMatchObject({ passphrase: 'amber lantern quiet harbour', words: null, new_passphrase: null });
  });

  it('with the recovery sheet: asks for the 12 words and a new passphrase', async () => {
    outside();
    await find('/media/stick/sheet.ownstory');
    await screen.findByRole('heading', { level: 2, name: /Step 2 of 4: Open the backup/ });
    expect(screen.getByText(/you need the 12 words/)).toBeTruthy();
    fill(screen.getByLabelText('The 12 words, in order'), ` ${fake.state.recovery.join(' ')}`);
    await user().click(await button('Next'));
    await screen.findByRole('heading', { level: 2, name: /Step 3 of 4: Choose a new passphrase/ });
    await waitFor(async () => expect((await button('Next')).hasAttribute('disabled')).toBe(false));
    const shown = screen.getByRole('group', { name: 'Your words' }).textContent ?? '';
    await user().click(await button('Next'));
    await screen.findByDisplayValue('/home/sam/Documents/My folder');
    // Looking back does not put other words in place of those that were written down.
    await user().click(await button('One step back'));
    expect(await screen.findByText(shown)).toBeTruthy();
    await user().click(await button('Next'));
    await screen.findByDisplayValue('/home/sam/Documents/My folder');
    await user().click(await button('Restore everything'));
    await screen.findByRole('dialog', { name: /Everything is back/ }, soon);
    expect(fake.of('start_restore')[0]?.new_passphrase).toBe(shown);
    expect(fake.of('start_restore')[0]).toMatchObject({ passphrase: null, words: fake.state.recovery.join(' ') });
    expect(fake.of('start_restore')[0]?.new_passphrase?.split(' ').length).toBeGreaterThan(3);
  });

  it.each([
    ['not-a-backup', /is not a backup made with this app/],
    ['backup-damaged', /This backup is damaged/],
    ['not-there', /We found nothing/],
  ] as const)('says so at the first step: %s', async (code, said) => {
    fake.fail('look_at_backup', code, { name: 'holiday.jpg' });
    outside();
    await find('/media/stick/holiday.jpg');
    await screen.findByRole('dialog', { name: said });
    expect(screen.getByRole('heading', { level: 2, name: /Step 1/ })).toBeTruthy();
  });

  it.each([
    ['wrong-passphrase', /Step 2/], ['sheet-needed', /Step 2/], ['no-room', /Step 3/], ['already-there', /Step 3/], ['backup-damaged', /Step 1/],
  ] as const)('leads back to where it can be put right: %s', async (code, step) => {
    outside();
    await find('/media/stick/passphrase.ownstory');
    fill(await screen.findByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await user().click(await button('Next'));
    await screen.findByDisplayValue('/home/sam/Documents/My folder');
    fake.answer('job', () => ({ ...fake.state.job, state: 'failed', failure: { code, facts: { name: null, count: null } } }));
    await user().click(await button('Restore everything'));
    await screen.findByRole('heading', { level: 2, name: step }, soon);
    await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
    await user().click(await button('Close'));
    await waitFor(() => expect(document.activeElement?.matches('input')).toBe(true));
  });

  it('can be stopped, and started again', async () => {
    fake.state.jobPolls = 50;
    outside();
    await find('/media/stick/passphrase.ownstory');
    fill(await screen.findByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await user().click(await button('Next'));
    await screen.findByDisplayValue('/home/sam/Documents/My folder');
    await user().click(await button('Restore everything'));
    await user().click(await button('Stop restoring'));
    await screen.findByRole('dialog', { name: /Restoring was stopped/ });
    await user().click(await button('Close'));
    await button('Restore everything');
  });

  it('works with a safe place open, from a backup in the list', async () => {
    fake.reset('open');
    fake.state.jobPolls = 0;
    drawPlace(RestorePlace, { place: 'restore', key: '/media/stick/passphrase.ownstory' });
    expect(await screen.findByText(/The one you have open now is locked and stays as it is/)).toBeTruthy();
    expect(await screen.findByDisplayValue('/media/stick/passphrase.ownstory')).toBeTruthy();
    await user().click(await button('Next'));
    expect(await screen.findByText(/of the safe place that is open now/)).toBeTruthy();
  });

  it('is accessible at each step', async () => {
    outside();
    await isAccessible();
    await find('/media/stick/passphrase.ownstory');
    fill(await screen.findByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await isAccessible();
    await user().click(await button('Next'));
    await screen.findByDisplayValue('/home/sam/Documents/My folder');
    await isAccessible();
  });
});
