import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, fill, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function welcome() {
  fake.reset('welcome', { papers: false });
  drawApp();
  await heading('Your file, on this computer, for you');
}

async function make() {
  await welcome();
  await user().click(button('Make my safe place'));
  await heading('Make my safe place');
  await screen.findByRole('group', { name: 'Your words' });
  await waitFor(() => expect(button('Make my safe place')).toHaveProperty('disabled', false));
}

describe('Welcome', () => {
  it('asks for nothing before it can be read: text size and colours come first', async () => {
    await welcome();
    expect(screen.queryByRole('textbox')).toBeNull();
    await user().click(screen.getByRole('radio', { name: 'Dark' }));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await user().click(button('Bigger text'));
    expect(document.documentElement.style.fontSize).toBe('20px');
  });

  it('opens a made-up file to look around in', async () => {
    await welcome();
    await user().click(button('Look around with a made-up file'));
    await waitFor(() => expect(screen.getByText(/This file is made up/)).toBeTruthy());
  });

  it('is accessible', async () => {
    await welcome();
    await isAccessible();
  });
});

describe('Making a safe place', () => {
  it('goes from offered words through the recovery sheet and the questions to Home, skipping what can be skipped', async () => {
    await make();
    const offered = screen.getByRole('group', { name: 'Your words' }).textContent ?? '';
    await user().click(button('Make my safe place'));
    await heading('Your recovery sheet');
    expect(fake.of('create_safe_place')[0]).toEqual({ name: 'My folder', passphrase: offered, place: { typed: '/home/sam/Documents/My folder', chosen: null } });
    expect(within(screen.getByRole('list', { name: /12 recovery words/ })).getAllByRole('listitem')).toHaveLength(12);
    await user().click(button('Skip for now'));
    await heading('Who is this for?');
    await user().click(button('Skip this'));
    await heading('Home');
    expect(fake.of('set_settings')).toEqual([]);
  });

  it('tells the strength of own words in words, and takes them', async () => {
    await make();
    await user().click(screen.getByRole('radio', { name: /Use my own/ }));
    fill(screen.getByLabelText('My passphrase'), 'short');
    expect(await screen.findByText(/Too short/)).toBeTruthy();
    fill(screen.getByLabelText('My passphrase'), 'short boat under green tree');
    expect(await screen.findByText('Strong.')).toBeTruthy();
    await user().click(button('Make my safe place'));
    await heading('Your recovery sheet');
    expect(fake.of('create_safe_place')[0]?.passphrase).toBe('short boat under green tree');
  });

  it('offers other words when asked', async () => {
    await make();
    const before = screen.getByRole('group', { name: 'Your words' }).textContent;
    await user().click(button('Offer me other words'));
    await waitFor(() => expect(screen.getByRole('group', { name: 'Your words' }).textContent).not.toBe(before));
  });

  it('keeps a place chosen in the system’s window as a token, and gives it up when another is typed', async () => {
    await make();
    await user().click(button(/Choose another place/));
    await waitFor(() => expect(screen.getByLabelText('Where it is kept')).toHaveProperty('value', 'My folder'));
    fill(screen.getByLabelText('Where it is kept'), '/media/stick/Mine');
    await user().click(button('Make my safe place'));
    await heading('Your recovery sheet');
    expect(fake.of('create_safe_place')[0]?.place).toEqual({ typed: '/media/stick/Mine', chosen: null });
  });

  it('says what went wrong and keeps what was typed', async () => {
    await make();
    fake.fail('create_safe_place', 'already-there', { name: 'My folder' });
    await user().click(button('Make my safe place'));
    const said = await screen.findByRole('dialog', { name: /There is something in My folder already\. We left it as it was\. Choose another name/ });
    await waitFor(() => expect(said.contains(document.activeElement)).toBe(true));
    expect(screen.getByLabelText('What to call it')).toHaveProperty('value', 'My folder');
  });

  it('is accessible', async () => {
    await make();
    await isAccessible();
  });
});

describe('The recovery sheet', () => {
  async function sheet() {
    await make();
    await user().click(button('Make my safe place'));
    await heading('Your recovery sheet');
  }

  it('is saved where the person says, and says where', async () => {
    await sheet();
    await waitFor(() => expect(screen.getByLabelText('Where to save the sheet')).toHaveProperty('value', '/home/sam/Documents/Recovery sheet.pdf'));
    await user().click(button('Save the sheet'));
    await screen.findByRole('dialog', { name: /The sheet is saved as .*Recovery sheet\.pdf/ });
    expect(fake.of('save_recovery_sheet')[0]?.recovery.words).toHaveLength(12);
    expect(button('Carry on')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Skip for now' })).toBeNull();
  });

  it('checks 3 of the words', async () => {
    await sheet();
    const boxes = screen.getAllByLabelText(/^Word \d+$/);
    expect(boxes).toHaveLength(3);
    for (const box of boxes) fill(box, 'cabbage');
    await user().click(button('Check my 3 words'));
    await screen.findByRole('dialog', { name: /do not match/ });
    await user().click(button('Close'));
    const all = within(screen.getByRole('list', { name: /12 recovery words/ })).getAllByRole('listitem').map((item) => item.textContent?.replace(/^\d+/, ''));
    const labels = screen.getAllByText(/^Word \d+$/).map((label) => Number(label.textContent?.replace('Word ', '')));
    for (const [i, box] of boxes.entries()) {
      fill(box, (all[(labels[i] ?? 0) - 1] ?? '').toUpperCase());
    }
    await user().click(button('Check my 3 words'));
    await screen.findByRole('dialog', { name: /Those 3 words are right/ });
    expect(button('Carry on')).toBeTruthy();
  });

  it('is accessible', async () => {
    await sheet();
    await isAccessible();
  });
});

describe('Who is this for', () => {
  async function who() {
    await make();
    await user().click(button('Make my safe place'));
    await user().click(await screen.findByRole('button', { name: 'Skip for now' }));
    await heading('Who is this for?');
  }

  it('keeps what is said, and leaves other settings as they were', async () => {
    await who();
    await user().click(screen.getByRole('radio', { name: /I’m helping someone/ }));
    fill(screen.getByLabelText('What should we call you?'), 'Ana');
    fill(screen.getByLabelText('Date of birth'), '2 October 1998');
    await user().click(button('Save and carry on'));
    await heading('Hello, Ana');
    expect(fake.of('set_settings')[0]).toEqual({ who_for: 'helping', called: 'Ana', born_words: '2 October 1998', idle_minutes: 10, layout: 'both' });
    expect(fake.of('set_born')).toEqual([{ words: '2 October 1998' }]);
  });

  it('says when a date cannot be read, and keeps nothing', async () => {
    await who();
    fill(screen.getByLabelText('Date of birth'), 'long ago');
    await user().click(button('Save and carry on'));
    await screen.findByRole('dialog', { name: /could not read a date/ });
    expect(fake.of('set_settings')).toEqual([]);
  });

  it('is accessible', async () => {
    await who();
    await isAccessible();
  });
});

describe('The lock screen', () => {
  async function locked() {
    fake.reset('locked');
    drawApp();
    await heading('My folder');
  }

  it('tells nothing of what is inside', async () => {
    await locked();
    expect(document.body.textContent).not.toMatch(/Sam|\d+ pages|\.pdf/);
    await waitFor(() => expect(screen.getByLabelText('Passphrase')).toBe(document.activeElement));
  });

  it('opens with Enter', async () => {
    await locked();
    await user().type(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour{Enter}');
    await heading('Hello, Sam');
    expect(fake.of('open_safe_place')).toEqual([{ passphrase: 'amber lantern quiet harbour', place: null, despite_damage: false }]);
  });

  it('shows and hides what is typed', async () => {
    await locked();
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('type', 'password');
    await user().click(button('Show the passphrase'));
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('type', 'text');
  });

  it('says that wrong words did not open it, then gives the box back', async () => {
    await locked();
    await user().type(screen.getByLabelText('Passphrase'), 'not it{Enter}');
    const said = await screen.findByRole('dialog', { name: /That did not open it\. Everything inside is safe/ });
    await user().click(within(said).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.getByLabelText('Passphrase')).toBe(document.activeElement));
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('value', 'not it');
  });

  it('opens with the recovery words, names the one that is misspelled, and then takes a new passphrase', async () => {
    await locked();
    await user().click(button('Use my recovery sheet'));
    await heading('Use my recovery sheet');
    const box = screen.getByLabelText('The 12 words, in order');
    fill(box, 'apple rivver stone');
    await user().click(button('Open with these words'));
    await screen.findByRole('dialog', { name: /Word 2 is not a word/ });
    fill(box, fake.state.recovery.join(' '));
    await user().click(button('Open with these words'));
    await heading('Choose a new passphrase');
    await waitFor(() => expect(button('Use this passphrase')).toHaveProperty('disabled', false));
    await user().click(button('Use this passphrase'));
    await heading('Hello, Sam');
    expect(fake.of('change_passphrase')).toHaveLength(1);
  });

  it('opens another safe place', async () => {
    await locked();
    await user().click(button('Open another safe place'));
    await heading('Open one I already have');
    fill(screen.getByLabelText('Where it is'), '/media/stick/Mine');
    fill(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await user().click(button('Open'));
    await heading('Hello, Sam');
    expect(fake.of('open_safe_place')[0]?.place).toEqual({ typed: '/media/stick/Mine', chosen: null });
  });

  it('says why it locked by itself', async () => {
    fake.reset('locked');
    fake.answer('startup', () => ({ state: 'locked', name: 'My folder', look: fake.state.look, version: '0.1.0', locked_by_idle: true, idle_minutes: 10, system: 'linux' }));
    drawApp();
    await screen.findByText('Locked because nobody used it for 10 minutes. Your work is saved.');
  });

  it('says when the computer made it lock', async () => {
    fake.reset('locked');
    fake.answer('startup', () => ({ state: 'locked', name: 'My folder', look: fake.state.look, version: '0.1.0', locked_by_idle: true, idle_minutes: 0, system: 'linux' }));
    drawApp();
    await screen.findByText('Locked because the computer went to sleep, or its screen was locked. Your work is saved.');
  });

  it('gives someone to talk to without being opened', async () => {
    await locked();
    await user().click(button('Need to talk now?'));
    const card = await screen.findByRole('dialog', { name: 'Help for me' });
    expect(await within(card).findByText('Call 116 123')).toBeTruthy();
    expect(fake.of('open_safe_place')).toEqual([]);
  });

  it('is accessible', async () => {
    await locked();
    await isAccessible();
  });
});
