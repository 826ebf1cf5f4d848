import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawApp, drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import NewKeysPlace from './NewKeysPlace';
// Loaded beforehand: the window loads a place when it is first opened, which is slow on a busy machine.
import '../home/HomePlace';
import './SettingsPlace';

const soon = { timeout: 12_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const make = async () => {
  drawPlace(NewKeysPlace);
  fill(await screen.findByLabelText('Your passphrase as it is now'), fake.state.passphrase);
  await waitFor(async () => expect((await button('Make new keys')).hasAttribute('disabled')).toBe(false));
  await user().click(await button('Make new keys'));
};
beforeEach(() => {
  fake.state.jobPolls = 0;
});

describe('New keys', () => {
  it('says which to use when', async () => {
    drawPlace(NewKeysPlace);
    expect(await screen.findByText(/after a break-up/)).toBeTruthy();
    expect(screen.getByText(/Old backups still open with the old keys/)).toBeTruthy();
    await user().click(await button('Go to Settings to change it'));
    expect(whereNow().place).toBe('settings');
  });

  it('locks everything anew, shows the new sheet, and leads to a new backup', async () => {
    await make();
    await screen.findByRole('progressbar', { name: 'Locking everything with new keys' });
    const said = await screen.findByRole('dialog', { name: /Your new keys are in use.*Here is your new recovery sheet/ }, soon);
    await waitFor(() => expect(said.contains(document.activeElement)).toBe(true));
    expect(within(screen.getByRole('list', { name: /12 recovery words/ })).getAllByRole('listitem')).toHaveLength(12);
    await isAccessible();
    await user().click(await button('See the new sheet'));
    await user().click(await button('I have kept these words'));
    expect(screen.queryByRole('list', { name: /12 recovery words/ })).toBeNull();
    await user().click(within(await screen.findByRole('dialog', { name: /make a new backup now/ })).getByRole('button', { name: 'Make a backup' }));
    expect(whereNow().place).toBe('backup');
    expect(fake.of('start_new_keys')[0]?.passphrase).toBe(fake.state.passphrase);
  });

  it('keeps the sheet for someone who went elsewhere meanwhile', async () => {
    fake.state.jobPolls = 1;
    drawApp();
    await user().click(await button('Settings'));
    await user().click(await screen.findByRole('button', { name: 'New keys' }, soon));
    await screen.findByRole('button', { name: 'Make new keys' }, soon);
    fill(screen.getByLabelText('Your passphrase as it is now'), fake.state.passphrase);
    await waitFor(async () => expect((await button('Make new keys')).hasAttribute('disabled')).toBe(false));
    await user().click(await button('Make new keys'));
    await screen.findByRole('progressbar');
    await user().click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Home' }));
    await user().click(within(await screen.findByRole('dialog', { name: 'Making new keys has ended.' }, soon)).getByRole('button', { name: 'See how it went' }));
    expect(await screen.findByRole('list', { name: /12 recovery words/ })).toBeTruthy();
  });

  it('asks for the passphrase of now, and says when that is not it', async () => {
    drawPlace(NewKeysPlace);
    await screen.findByRole('group', { name: 'Your words' });
    expect(await button('Make new keys')).toHaveProperty('disabled', true);
    fill(screen.getByLabelText('Your passphrase as it is now'), 'not it');
    await waitFor(async () => expect(await button('Make new keys')).toHaveProperty('disabled', false));
    await user().click(await button('Make new keys'));
    await screen.findByRole('dialog', { name: /That did not open it/ });
    expect(screen.getByLabelText('Your passphrase as it is now')).toHaveProperty('value', 'not it');
  });

  it('can be stopped', async () => {
    fake.state.jobPolls = 50;
    await make();
    await user().click(await button('Stop making new keys'));
    await screen.findByRole('dialog', { name: /Your passphrase and your recovery sheet are as they were/ });
  });

  it('is accessible', async () => {
    drawPlace(NewKeysPlace);
    await screen.findByRole('group', { name: 'Your words' });
    await isAccessible();
  });
});
