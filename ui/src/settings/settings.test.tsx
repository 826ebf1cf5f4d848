import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import SettingsPlace from './SettingsPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
async function part(name: string) {
  drawPlace(SettingsPlace);
  await user().click(await button(name));
}

describe('Settings', () => {
  it('changes the look at once and keeps it', async () => {
    drawPlace(SettingsPlace);
    await user().click(screen.getByRole('radio', { name: 'Cream' }));
    await user().click(screen.getByRole('radio', { name: 'Most' }));
    await user().click(screen.getByRole('checkbox', { name: 'Keep everything still' }));
    expect({ ...document.documentElement.dataset }).toMatchObject({ theme: 'cream', space: '3', still: 'true' });
    await waitFor(() => expect(fake.of('set_look').at(-1)).toMatchObject({ theme: 'cream', space: 3, still: true }));
  });

  it('keeps what the person is called', async () => {
    await part('About you');
    fill(screen.getByLabelText('What should we call you?'), 'Samira');
    await user().click(await button('Save'));
    await screen.findByRole('dialog', { name: 'Saved.' });
    expect(fake.state.settings.called).toBe('Samira');
    expect(fake.state.settings.layout).toBe('both');
  });

  it('keeps how pages open', async () => {
    await part('How pages open');
    await user().click(screen.getByRole('radio', { name: 'The words only' }));
    await waitFor(() => expect(fake.state.settings.layout).toBe('words'));
  });

  it('keeps when it locks by itself', async () => {
    await part('When it locks by itself');
    await user().click(await button(/10 minutes/));
    await user().click(await screen.findByRole('option', { name: '30 minutes' }));
    await waitFor(() => expect(fake.state.settings.idle_minutes).toBe(30));
  });

  it('changes the passphrase and says to write it down', async () => {
    await part('Change my passphrase');
    await waitFor(async () => expect((await screen.findAllByRole('button', { name: 'Change my passphrase' }))[1]).toHaveProperty('disabled', false));
    await user().click((await screen.findAllByRole('button', { name: 'Change my passphrase' }))[1] as HTMLElement);
    await screen.findByRole('dialog', { name: /Your passphrase is changed/ });
    expect(fake.of('change_passphrase')[0]?.passphrase.split(' ').length).toBeGreaterThan(3);
  });

  it('makes new recovery words', async () => {
    await part('New recovery words');
    await user().click(await button('Make new recovery words'));
    expect(within(await screen.findByRole('list', { name: /12 recovery words/ })).getAllByRole('listitem')).toHaveLength(12);
    await user().click(await button('I have kept these words'));
    expect(screen.queryByRole('list', { name: /12 recovery words/ })).toBeNull();
  });

  it.each([
    ['Backups', 'backup'], ['Restore from a backup', 'restore'], ['Check my safe place', 'health'], ['New keys', 'new-keys'],
    ['What this app promises, and what it cannot do', 'promises'],
  ] as const)('leads to %s', async (name, place) => {
    drawPlace(SettingsPlace);
    await user().click(await button(name));
    expect(whereNow().place).toBe(place);
  });

  it('says when a new passphrase is not enough, and leads to new keys', async () => {
    await part('Change my passphrase');
    expect(await screen.findByText(/copied the folder before and knows the old passphrase can still open that copy/)).toBeTruthy();
    await user().click(await button('When to make new keys'));
    expect(whereNow().place).toBe('new-keys');
  });

  it('is accessible with every part open', async () => {
    drawPlace(SettingsPlace);
    for (const name of ['About you', 'How pages open', 'When it locks by itself', 'Change my passphrase', 'New recovery words', 'Delete this whole safe place', 'About this app']) {
      await user().click(await button(name));
    }
    await screen.findByText(/version 0\.1\.0/);
    await isAccessible();
  });
});
