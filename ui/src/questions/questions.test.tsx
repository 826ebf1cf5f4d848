import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { call } from '../desk';
import { fake } from '../desk.fake';
import QuestionsPlace from './QuestionsPlace';

const draw = async () => {
  drawPlace(QuestionsPlace, { place: 'questions' });
  return screen.findAllByRole('button', { name: /Put it on my sheet/ });
};

it('lists what the file raises, each with its page', async () => {
  await draw();
  expect(screen.getAllByText(/Why did I have to leave Pat and Joan/).length).toBeGreaterThan(0);
  await user().click(screen.getAllByRole('button', { name: /page 13/i })[0] as HTMLElement);
  expect(whereNow()).toMatchObject({ place: 'read', seq: 13 });
});

it('names a page once, however many of its sentences a question stands on', async () => {
  const view = await call('questions', {});
  const [one] = view.suggested;
  const [proof] = one?.evidence ?? [];
  if (!one || !proof) throw new Error('the made-up desk suggests a question with its page');
  fake.answer('questions', () => ({ ...view, suggested: [{ ...one, evidence: [proof, { ...proof, start: proof.start + 40, end: proof.end + 40 }] }] }));
  await draw();
  expect(screen.getAllByRole('button', { name: new RegExp(`page ${proof.page}`, 'i') })).toHaveLength(1);
});

it('puts a question on the sheet and saves the sheet', async () => {
  const u = user();
  const [first] = await draw();
  await u.click(first as HTMLElement);
  await waitFor(() => expect(fake.of('choose_questions')).toEqual([{ ids: ['q-gap'] }]));
  await u.click(screen.getByRole('tab', { name: 'The sheet' }));
  await u.click(await screen.findByRole('button', { name: 'Save the sheet as PDF' }));
  await screen.findByRole('dialog', { name: /Your sheet is saved/ });
  expect(fake.of('save_sheet')).toHaveLength(1);
});

it('keeps a question of the person’s own', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('tab', { name: 'My own' }));
  await u.type(screen.getByRole('textbox', { name: 'What do you want to know?' }), 'Where is the dog?');
  await u.click(screen.getByRole('button', { name: 'Save my question' }));
  await screen.findByRole('dialog', { name: /Your question is saved/ });
  expect(fake.state.own.map((question) => question.text)).toEqual(['Where is the dog?']);
});

it('is accessible, each part of it', async () => {
  const u = user();
  const [first] = await draw();
  await u.click(first as HTMLElement);
  await isAccessible();
  for (const name of ['My own', 'What should be there', 'The sheet']) {
    await u.click(screen.getByRole('tab', { name }));
    await isAccessible();
  }
});

it('tells what the law of each time called for, and says so calmly where a paper is not here', async () => {
  const u = user();
  await draw();
  await u.click(screen.getByRole('tab', { name: 'What should be there' }));
  await screen.findByRole('heading', { name: 'Review meeting notes' });
  expect(screen.getAllByText(/not in this file/)).toHaveLength(2);
  expect(screen.getByText(/may also have been destroyed lawfully/)).toBeTruthy();
  await u.click(screen.getByRole('button', { name: /page 10/i }));
  expect(whereNow()).toMatchObject({ place: 'read', seq: 10 });
});
