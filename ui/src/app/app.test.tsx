import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 5000 });
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

async function open() {
  drawApp();
  await heading('Hello, Sam');
}

describe('the frame', () => {
  it('starts on Home, with the focus on a control and a title that tells nothing', async () => {
    document.title = 'Folder';
    await open();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Home' })).toBe(document.activeElement));
    expect(document.title).toBe('Folder');
  });

  it('opens each place with Alt and its number, and goes back to what was pressed', async () => {
    await open();
    await user().click(await screen.findByRole('button', { name: 'Where did I live?' }));
    await heading('Timeline');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Back to Home' })).toBe(document.activeElement));
    press('ArrowLeft', { altKey: true });
    await heading('Hello, Sam');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Where did I live?' })).toBe(document.activeElement));
    for (const [digit, name] of [['2', 'Read'], ['3', 'Timeline'], ['4', /story/], ['5', 'Questions'], ['6', 'Share']] as const) {
      press(digit, { altKey: true });
      await waitFor(() => expect(screen.getByRole('button', { name, current: 'page' })).toBeTruthy());
    }
  });

  it('does nothing for a single letter', async () => {
    await open();
    const before = document.body.innerHTML;
    const asked = fake.asked.filter((one) => one.name !== 'touch' && one.name !== 'import_status').length;
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') press(letter);
    expect(document.body.innerHTML).toBe(before);
    expect(fake.asked.filter((one) => one.name !== 'touch' && one.name !== 'import_status').length).toBe(asked);
  });

  it('goes round its panes with F6', async () => {
    await open();
    const main = screen.getByRole('main');
    await waitFor(() => expect(main.contains(document.activeElement)).toBe(false));
    press('F6');
    await waitFor(() => expect(main.contains(document.activeElement)).toBe(true));
    press('F6', { shiftKey: true });
    await waitFor(() => expect(main.contains(document.activeElement)).toBe(false));
  });

  it('says what was undone and puts it back', async () => {
    fake.state.done.push({ what: 'note_removed', undo: () => undefined, redo: () => undefined });
    await open();
    press('z', { ctrlKey: true });
    const said = await screen.findByRole('dialog', { name: 'Undone: the note you deleted.' });
    const again = within(said).getByRole('button', { name: 'Put it back' });
    await waitFor(() => expect(again).toBe(document.activeElement));
    await user().click(again);
    await screen.findByRole('dialog', { name: 'Put back: the note you deleted.' });
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    press('z', { ctrlKey: true });
    press('z', { ctrlKey: true });
    await screen.findByRole('dialog', { name: 'There is nothing to undo.' });
  });

  it('changes the text size by key and keeps it', async () => {
    await open();
    press('+', { ctrlKey: true, shiftKey: true });
    expect(document.documentElement.style.fontSize).toBe('20px');
    press('-', { ctrlKey: true });
    press('-', { ctrlKey: true });
    expect(document.documentElement.style.fontSize).toBe('16px');
    await waitFor(() => expect(fake.of('set_look').at(-1)?.size).toBe(16));
    press('0', { ctrlKey: true });
    expect(document.documentElement.style.fontSize).toBe('18px');
  });

  it('locks by key, and shows nothing of what was inside', async () => {
    await open();
    press('L', { ctrlKey: true, shiftKey: true });
    await heading('My folder');
    expect(screen.queryByText(/Sam/)).toBeNull();
    expect(fake.of('lock')).toHaveLength(1);
  });

  it('hides at once when Shift is pressed three times, and then asks for the passphrase', async () => {
    await open();
    for (let i = 0; i < 3; i += 1) {
      fireEvent.keyDown(document.body, { key: 'Shift', shiftKey: true });
      fireEvent.keyUp(document.body, { key: 'Shift' });
    }
    expect(screen.queryByText('Hello, Sam')).toBeNull();
    await heading('My folder');
    expect(fake.of('hide_now')).toHaveLength(1);
  });

  it('does not hide when another key comes between', async () => {
    await open();
    for (const key of ['Shift', 'Shift', 'a', 'Shift']) {
      fireEvent.keyDown(document.body, { key });
      fireEvent.keyUp(document.body, { key });
    }
    expect(fake.of('hide_now')).toHaveLength(0);
    expect(screen.getByText('Hello, Sam')).toBeTruthy();
  });

  it('tells the desk that someone is here, but seldom', async () => {
    await open();
    act(() => {
      for (let i = 0; i < 30; i += 1) press('Tab');
    });
    await waitFor(() => expect(fake.of('touch')).not.toHaveLength(0));
    expect(fake.of('touch')).toHaveLength(1);
  });

  it('copies through the desk, which takes the words back, and never copies a passphrase', async () => {
    await open();
    const box = document.body.appendChild(document.createElement('input'));
    box.value = 'Contact with mother';
    box.setSelectionRange(0, 7);
    expect(fireEvent.copy(box)).toBe(false);
    await waitFor(() => expect(fake.of('copy_text')).toEqual([{ text: 'Contact' }]));
    box.type = 'password';
    fireEvent.copy(box);
    box.remove();
    const heading = screen.getByRole('heading', { level: 1 });
    document.getSelection()?.selectAllChildren(heading);
    expect(fireEvent.copy(heading)).toBe(false);
    await waitFor(() => expect(fake.of('copy_text')).toEqual([{ text: 'Contact' }, { text: 'Hello, Sam' }]));
  });

  it('brings in what is dropped on the window, and shows it on the way', async () => {
    fake.answer('dropped', () => ({ tokens: ['dropped-1'], labels: ['Box.pdf'] }));
    await open();
    fireEvent(window, new Event('desk-dropped'));
    await heading('Bring in files');
    expect(fake.of('bring_in')).toEqual([{ places: [{ typed: null, chosen: 'dropped-1' }] }]);
  });

  it('says why what was dropped was not brought in', async () => {
    fake.answer('dropped', () => ({ tokens: ['dropped-1'], labels: ['Box.pdf'] }));
    fake.fail('bring_in', 'no-permission', { name: 'Box.pdf' });
    await open();
    fireEvent(window, new Event('desk-dropped'));
    await screen.findByRole('dialog', { name: /The computer does not let us use Box\.pdf\. Nothing was changed/ });
  });

  it('says what happened when the desk does not start, and tries again', async () => {
    fake.fail('startup', 'no-room');
    drawApp();
    const said = await screen.findByRole('dialog', { name: /no room left.*safe.*Make some room/ });
    fake.fail('startup', null);
    await user().click(within(said).getByRole('button', { name: 'Try again' }));
    await heading('Hello, Sam');
  });

  it('follows the look that was kept', async () => {
    fake.state.look = { theme: 'dark', size: 24, face: 'lexend', space: 2, still: true };
    await open();
    expect({ ...document.documentElement.dataset }).toMatchObject({ theme: 'dark', face: 'lexend', space: '2', still: 'true' });
    expect(document.documentElement.style.fontSize).toBe('24px');
  });

  it('is accessible', async () => {
    await open();
    await isAccessible();
  });
});
