import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import ReadPlace from '../reader/ReadPlace';
import PapersPlace from './PapersPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const strip = () => drawPlace(PapersPlace, { place: 'papers', key: '1' });
const page = (number: number) => button(new RegExp(`^Page ${number}\\s*(begins|\\.|·)`));

describe('About this paper', () => {
  const open = async (seq: number) => {
    drawPlace(ReadPlace, { place: 'read', seq });
    await user().click(await button('About this paper'));
    return screen.findByRole('dialog', { name: 'About this paper' });
  };

  it('says what it is, why we think so with its words, and opens them', async () => {
    const about = await open(8);
    expect(within(about).getByText('School report, pages 8 to 9')).toBeTruthy();
    expect(within(about).getByText('Date: July 2007')).toBeTruthy();
    await user().click(within(about).getByRole('button', { name: /^Show on page 8: BECKFIELD PRIMARY SCHOOL/ }));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 8, start: 0 });
  });

  it('begins a paper at the page, says so, and undoes it', async () => {
    const about = await open(6);
    await user().click(within(about).getByRole('button', { name: 'A new paper begins here' }));
    const said = await screen.findByRole('dialog', { name: 'A paper now begins at page 6.' });
    expect(fake.of('cut_paper')).toEqual([{ seq: 6 }]);
    await user().click(within(said).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.state.decided.begins).toEqual({}));
  });

  it('keeps what the person says it is, marks it as theirs, and gives it up again', async () => {
    const about = await open(8);
    await user().click(within(about).getByRole('button', { name: 'Change what it is' }));
    const form = await screen.findByRole('dialog', { name: 'What is this paper?' });
    fill(within(form).getByRole('textbox', { name: 'Title' }), 'My best report');
    fill(within(form).getByRole('textbox', { name: 'Date' }), 'summer 2007');
    await user().click(within(form).getByRole('button', { name: 'Keep this' }));
    await screen.findByRole('dialog', { name: 'Kept. This paper is as you said.' });
    expect(fake.of('name_paper')).toEqual([{ seq: 8, kind: null, title: 'My best report', when_words: 'summer 2007' }]);
    await user().click(await button('About this paper'));
    const again = await screen.findByRole('dialog', { name: 'About this paper' });
    expect(within(again).getAllByText('You said')).toHaveLength(2);
    expect(within(again).getByText(/The app reads it as: School report\. .*July 2007/)).toBeTruthy();
  });

  it('says when a date is none, and keeps the form', async () => {
    const about = await open(8);
    await user().click(within(about).getByRole('button', { name: 'Change what it is' }));
    const form = await screen.findByRole('dialog', { name: 'What is this paper?' });
    fill(within(form).getByRole('textbox', { name: 'Date' }), 'the day of the cake');
    await user().click(within(form).getByRole('button', { name: 'Keep this' }));
    expect(await within(form).findByText(/did not understand|not a date|could not read/i)).toBeTruthy();
    expect(screen.getByRole('dialog', { name: 'What is this paper?' })).toBeTruthy();
  });

  it('moves a page to another paper of the file', async () => {
    const about = await open(6);
    await user().click(within(about).getByRole('button', { name: 'Move this page to another paper…' }));
    const form = await screen.findByRole('dialog', { name: 'Move page 6 to another paper' });
    await within(form).findByRole('button', { name: /To this paper/ });
    await user().click(within(form).getByRole('button', { name: 'Move it' }));
    await screen.findByRole('dialog', { name: 'Page 6 is moved.' });
    expect(fake.of('move_page')[0]?.seq).toBe(6);
  });

  it('shows the dated entries of the page as links', async () => {
    drawPlace(ReadPlace, { place: 'read', seq: 11 });
    await user().click(await button('1 dated entry on this page'));
    expect(await button(/^4 March 2008: /)).toBeTruthy();
  });

  it('is accessible', async () => {
    await open(8);
    await isAccessible();
  });
});

describe('Papers of one file', () => {
  it('begins with what the app was unsure of, and takes a yes or a no', async () => {
    strip();
    await screen.findByRole('heading', { name: 'We are not sure about these' });
    await user().click(await button('No, it goes on: page 8'));
    await screen.findByRole('dialog', { name: 'Page 8 now goes on with the paper before.' });
    expect(fake.of('join_paper')).toEqual([{ seq: 8 }]);
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'We are not sure about these' })).toBeNull());
  });

  it('is gone through with the arrows; C cuts, J joins, and the page keeps the focus', async () => {
    strip();
    const first = await page(1);
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    const second = await page(2);
    await waitFor(() => expect(document.activeElement).toBe(second));
    fireEvent.keyDown(document.activeElement as Element, { key: 'c' });
    await button(/^Page 2\s*begins “.*”/);
    expect(fake.of('cut_paper')).toEqual([{ seq: 2 }]);
    await waitFor(() => expect(document.activeElement?.getAttribute('data-page')).toBe('2'));
    fireEvent.keyDown(document.activeElement as Element, { key: 'j' });
    await waitFor(() => expect(fake.of('join_paper')).toEqual([{ seq: 2 }]));
    fireEvent.keyDown(await page(1), { key: 'j' });
    expect(fake.of('join_paper')).toHaveLength(1);
  });

  it('cuts and joins by buttons that say what they do', async () => {
    strip();
    await user().click(await button('Cut before page 4: a new paper begins there'));
    await waitFor(() => expect(fake.of('cut_paper')).toEqual([{ seq: 4 }]));
    await user().click(await button('Join to the one before: page 5'));
    await waitFor(() => expect(fake.of('join_paper')).toEqual([{ seq: 5 }]));
  });

  it('opens a page', async () => {
    strip();
    await user().click(await page(3));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 3 });
  });

  it('is accessible', async () => {
    strip();
    await page(1);
    await isAccessible();
  });
});

describe('The list of papers', () => {
  it('stands in the order that the person asks for', async () => {
    drawPlace(ReadPlace, { place: 'read' });
    await user().click(await button(/Order/));
    await user().click(await screen.findByRole('option', { name: 'By date' }));
    await waitFor(() => expect(fake.of('documents').at(-1)?.order).toBe('date'));
  });
});
