import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import type { NoteView } from '../contract';
import { fake } from '../desk.fake';
import { proof } from '../fake/page';
import NotesPlace from './NotesPlace';

const note = (seq: number, quote: string, kind: NoteView['kind'], body: string): NoteView => ({ id: quote.slice(0, 9), kind, body, created: '', changed: '', ...proof(seq, quote) });
const some = () => [note(10, 'Contact with mother', 'ask', 'Why only monthly?'), note(6, 'the landing light left on', 'memory', 'I remember that light.')];
const draw = async () => {
  fake.state.notes = some();
  drawPlace(NotesPlace, { place: 'notes' });
  return screen.findByRole('list', { name: 'My notes' });
};

it('says how to write the first one', async () => {
  drawPlace(NotesPlace, { place: 'notes' });
  expect(await screen.findByText(/You have not written any notes yet/)).toBeTruthy();
});

it('lists every note, and opens each page at its words', async () => {
  const list = await draw();
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  await user().click(within(list).getByRole('button', { name: 'Open page 6' }));
  const { start, end } = proof(6, 'the landing light left on');
  expect(whereNow()).toEqual({ place: 'read', seq: 6, start, end });
});

it('finds notes by words and by kind', async () => {
  const u = user();
  await draw();
  await u.type(screen.getByRole('textbox', { name: 'Words in my notes' }), 'light');
  await waitFor(() => expect(screen.queryByText('Why only monthly?')).toBeNull());
  expect(screen.getByText('I remember that light.')).toBeTruthy();
  await u.click(screen.getByRole('button', { name: /Kind of note/ }));
  await u.click(await screen.findByRole('option', { name: 'Ask about this' }));
  expect(await screen.findByText('None of your notes has that.')).toBeTruthy();
});

it('removes a note and brings it back', async () => {
  const u = user();
  const list = await draw();
  await u.click(within(list).getAllByRole('button', { name: 'Remove' })[0] as HTMLElement);
  await u.click(within(await screen.findByRole('dialog', { name: /Your note is removed/ })).getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Why only monthly?')).toBeTruthy();
});

it('is accessible', async () => {
  await draw();
  await isAccessible();
});
