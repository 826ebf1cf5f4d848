/** A closed cover keeps its words out of the window; each of its doors does what it says; what is turned off stays off. */
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PageView } from '../contract';
import { fake, send } from '../desk.fake';
import { drawPlace, isAccessible, user } from '../checks/screen';
import ReadPlace from '../reader/ReadPlace';
import SettingsPlace from '../settings/SettingsPlace';

const first = 'Nan reported that she was finding it hard to cope after her operation.';
const second = 'NFA at this stage.';
const open = () => drawPlace(ReadPlace, { place: 'read', seq: 3 });
const everything = () => document.documentElement.outerHTML;

beforeEach(() => {
  fake.state.covers.passages = [{ seq: 3, kind: 'hurt', sentences: [first, second] }];
});

describe('a closed cover', () => {
  it('says what, who and how long, and its words are nowhere in the window', async () => {
    open();
    const cover = await screen.findByRole('region', { name: 'Covered: someone was hurt. It speaks of a parent. 2 sentences.' });
    expect(cover).toBeTruthy();
    expect(everything()).not.toContain('finding it hard');
    expect(everything()).not.toContain('NFA');
    expect(screen.getByText(/It misses some/)).toBeTruthy();
  });

  it('has “leave it” as its first door, and goes on after the passage', async () => {
    open();
    const cover = await screen.findByRole('region', { name: /^Covered/ });
    const doors = [...cover.querySelectorAll('button')].map((b) => b.textContent);
    expect(doors.slice(0, 3)).toEqual(['Leave it covered', 'One sentence at a time', 'Read it now']);
    await user().click(screen.getByRole('button', { name: 'Leave it covered' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Allocated to Dee Marsh/));
    expect(fake.of('open_cover')).toHaveLength(0);
  });

  it('opens whole, is covered again in one press, and the focus goes along', async () => {
    const u = user();
    open();
    await u.click(await screen.findByRole('button', { name: 'Read it now' }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/finding it hard/));
    await u.click(screen.getByRole('button', { name: 'Cover again' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Leave it covered'));
    expect(everything()).not.toContain('finding it hard');
  });

  it('opens one sentence at a time', async () => {
    const u = user();
    open();
    await u.click(await screen.findByRole('button', { name: 'One sentence at a time' }));
    await screen.findByRole('region', { name: '1 sentence is still covered.' });
    expect(everything()).toContain('finding it hard');
    expect(everything()).not.toContain('NFA');
    await u.click(screen.getByRole('button', { name: 'Next sentence' }));
    await waitFor(() => expect(everything()).toContain('NFA'));
  });

  it('can be one line, which opens into the doors', async () => {
    fake.state.covers.look = 'line';
    open();
    await user().click(await screen.findByRole('button', { name: 'What I can do' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Leave it covered'));
  });

  it('is gone when its kind is turned off from the cover', async () => {
    const u = user();
    open();
    await u.click(await screen.findByRole('button', { name: 'Covers here' }));
    await u.click(await screen.findByRole('menuitem', { name: 'Stop covering: someone was hurt' }));
    await waitFor(() => expect(everything()).toContain('finding it hard'));
    expect(fake.of('turn_covers')).toEqual([{ of: 'kind', kind: 'hurt', seq: 3, on: false }]);
  });
});

describe('a picture', () => {
  it('waits with a door when the place of covered words is not known', async () => {
    const view = (await send('page', { request: { seq: 3, find: null } })) as PageView;
    fake.answer('page', () => ({ ...view, picture: null, picture_waits: true }));
    open();
    await user().click(await screen.findByRole('button', { name: /show the picture/ }));
    await waitFor(() => expect(fake.of('open_cover').at(-1)).toMatchObject({ seq: 3, start: 0 }));
  });
});

describe('the settings', () => {
  it('turn off all kinds but news about family, and one kind by itself', async () => {
    const u = user();
    drawPlace(SettingsPlace, { place: 'settings' });
    await u.click(await screen.findByRole('button', { name: 'What is covered' }));
    await u.click(await screen.findByRole('checkbox', { name: /^someone died/ }));
    await waitFor(() => expect(fake.state.covers.kindsOff).toEqual(['death']));
    await u.click(screen.getByRole('checkbox', { name: /^Cover hard parts/ }));
    await waitFor(() => expect((screen.getByRole('checkbox', { name: /^someone was hurt/ }) as HTMLInputElement).disabled).toBe(true));
    expect((screen.getByRole('checkbox', { name: /^news about family/ }) as HTMLInputElement).disabled).toBe(false);
    await u.click(screen.getByRole('radio', { name: 'One line that opens' }));
    await waitFor(() => expect(fake.state.covers.look).toBe('line'));
  });
});

it('is accessible, closed and opened', async () => {
  const u = user();
  open();
  await screen.findByRole('region', { name: /^Covered/ });
  await isAccessible();
  await u.click(screen.getByRole('button', { name: 'Read it now' }));
  await screen.findByRole('button', { name: 'Cover again' });
  await isAccessible();
});
