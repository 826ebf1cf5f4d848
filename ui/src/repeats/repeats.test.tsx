import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import { allDocuments } from '../fake/papers';
import ReadPlace from '../reader/ReadPlace';

const line = () => screen.findByRole('region', { name: 'Other pages with these words' }, { timeout: 5000 });

describe('a page whose words stand elsewhere', () => {
  it('says so quietly, with a way there and a way to see both', async () => {
    const u = user();
    drawPlace(ReadPlace, { place: 'read', seq: 10 });
    const also = await line();
    expect(within(also).getByText('These words are also on another page.')).toBeTruthy();
    expect(within(also).getByText(/another copy of this page · That copy shows 3 more words\./)).toBeTruthy();
    await isAccessible();
    await u.click(within(also).getByRole('button', { name: 'Side by side with page 19' }));
    expect(whereNow()).toEqual({ place: 'read', seq: 10, beside: 19 });
  });

  it('leads to the other copy', async () => {
    drawPlace(ReadPlace, { place: 'read', seq: 10 });
    await user().click(within(await line()).getByRole('button', { name: /^Page 19/ }));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 19 });
  });

  it('is quiet where there is nothing to say', async () => {
    drawPlace(ReadPlace, { place: 'read', seq: 11 });
    await screen.findByRole('region', { name: 'The words on this page' });
    await waitFor(() => expect(fake.of('repeats')).toContainEqual({ seq: 11 }));
    expect(screen.queryByRole('region', { name: 'Other pages with these words' })).toBeNull();
  });

  it('names three pages and shows the rest when asked', async () => {
    const one = { kind: 'carried_on', file: 'Box', page: 1, title: '', paper: null, start: 4, end: 90, there_start: 7, there_end: 95, more_there: 0, more_here: 0 } as const;
    fake.answer('repeats', () => ({ repeats: [11, 12, 13, 14, 15].map((seq) => ({ ...one, seq })), paper: null, own: null, copied: [] }));
    drawPlace(ReadPlace, { place: 'read', seq: 10 });
    const also = await line();
    expect(within(also).getAllByRole('listitem')).toHaveLength(3);
    await user().click(within(also).getByRole('button', { name: 'Show all 5' }));
    expect(within(also).getAllByRole('listitem')).toHaveLength(5);
    await user().click(within(also).getByRole('button', { name: /^Page 15/ }));
    expect(whereNow()).toMatchObject({ seq: 15, start: 7, end: 95 });
  });
});

describe('copies', () => {
  it('can be taken apart, which can be undone', async () => {
    const u = user();
    drawPlace(ReadPlace, { place: 'read', seq: 19 });
    await u.click(within(await line()).getByRole('button', { name: 'About these copies' }));
    expect(screen.getByText(/folded under a clearer one/)).toBeTruthy();
    await u.click(screen.getByRole('button', { name: 'These are not the same' }));
    expect(fake.of('part_copy')).toEqual([{ id: 'f2p5' }]);
    expect(await screen.findByText('This paper now stands by itself.')).toBeTruthy();
    await u.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.state.parted).toBe(false));
  });

  it('can be folded, and put in front', async () => {
    const u = user();
    fake.state.parted = true;
    drawPlace(ReadPlace, { place: 'read', seq: 19 });
    await u.click(within(await line()).getByRole('button', { name: 'About these copies' }));
    await u.click(screen.getByRole('button', { name: 'Fold these as one paper' }));
    expect(fake.of('fold_copies')).toEqual([{ keep: 'f2p5', fold: 'f1p10' }]);
    await u.click(await screen.findByRole('button', { name: 'Put this copy in front' }));
    expect(fake.of('fold_copies')).toHaveLength(2);
  });

  it('say when they could not be changed', async () => {
    const u = user();
    fake.fail('part_copy', 'no-room');
    drawPlace(ReadPlace, { place: 'read', seq: 10 });
    await u.click(within(await line()).getByRole('button', { name: 'About these copies' }));
    await u.click(screen.getByRole('button', { name: 'These are not the same' }));
    await u.click(await screen.findByRole('button', { name: 'Close' }));
    expect(screen.getByRole('button', { name: 'These are not the same' })).toBeTruthy();
  });
});

describe('the list of papers', () => {
  it('has copies folded, and shows them when asked', async () => {
    const u = user();
    const rows = allDocuments().map((row, i) => (i === 0 ? { ...row, copies: [{ id: 'f9p1', seq: 15, file: 'Second box.pdf', first_page: 1, last_page: 2, exact: true }] } : row));
    fake.answer('documents', () => ({ total: rows.length, rows, kinds: [] }));
    drawPlace(ReadPlace, { place: 'read' });
    expect(await screen.findByText(/1 copy folded under it/)).toBeTruthy();
    expect(screen.queryByText(/^Copy:/)).toBeNull();
    await u.click(screen.getByRole('checkbox', { name: 'Show copies too' }));
    await u.click(await screen.findByText(/^Copy: Letter with your file/));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 15 });
  });
});

describe('two pages side by side', () => {
  it('tell what one shows more, in words and in the pages', async () => {
    drawPlace(ReadPlace, { place: 'read', seq: 10, beside: 19 });
    expect(await screen.findByText('Page 19 shows 3 more words.')).toBeTruthy();
    const list = screen.getByRole('region', { name: 'What is different' });
    expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Shown on page 19, blacked out on page 10: “her own wishes”',
      'On page 10: “Chair: R. Osei”. On page 19: “Chair: Robert Osei”',
      'Only on page 19: “Copy for the court”',
      '1 word was read in two ways. A scan may be misread.',
    ]);
    const right = screen.getByRole('region', { name: /^Page 19:/ });
    expect(within(right).getByText('her own wishes', { exact: false }).tagName).toBe('MARK');
    const left = screen.getByRole('region', { name: /^Page 10:/ });
    expect(left.textContent).not.toContain('her own wishes');
    await isAccessible();
  });

  it('lead to each page, and say what went wrong', async () => {
    const u = user();
    fake.fail('compare_pages', 'page-not-there');
    drawPlace(ReadPlace, { place: 'read', seq: 10, beside: 19 });
    const again = await screen.findByRole('button', { name: 'Try again' });
    fake.fail('compare_pages', null);
    await u.click(again);
    await u.click(await screen.findByRole('button', { name: 'Open page 19' }));
    expect(whereNow()).toEqual({ place: 'read', seq: 19 });
  });

  it('say so when all that can be read is the same', async () => {
    const side = { seq: 10, file: 'a', page: 1, title: '', runs: [{ kind: 'same' as const, text: 'Well.' }] };
    fake.answer('compare_pages', () => ({ left: side, right: { ...side, seq: 11 }, changes: [], more_left: 0, more_right: 0, shared: 1 }));
    drawPlace(ReadPlace, { place: 'read', seq: 10, beside: 11 });
    expect(await screen.findByText(/say the same/)).toBeTruthy();
  });
});
