import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user } from '../checks/screen';
import type { PageView } from '../contract';
import { fake } from '../desk.fake';
import { pageView } from '../fake/page';
import { allPages } from '../fake/papers';
import ReadPlace from './ReadPlace';
import { cropOf, readWords, wordToType } from './unsure';

const text = 'Mrs Srnith came to the horne.';
const pageAs = (change: Partial<PageView> = {}): PageView => {
  const page = allPages()[0];
  if (!page) throw new Error('the made-up file has pages');
  const box = (start: number, end: number, x: number) => ({ start, end, x, y: 0.1, w: 0.1, h: 0.02 });
  return {
    ...pageView(page, 24, [], null), runs: [{ kind: 'words', start: 0, end: text.length, text }], terms: [], blacked_out: [],
    scan: 'read', unsure: [{ start: 4, end: 10 }, { start: 23, end: 28 }], boxes: [box(0, 3, 0.1), box(4, 10, 0.3), box(23, 29, 0.7)], ...change,
  };
};
const draw = async (change: Partial<PageView> = {}) => {
  fake.answer('page', () => pageAs(change));
  drawPlace(ReadPlace, { place: 'read', seq: 1 });
  return screen.findByRole('region', { name: 'The words on this page' });
};

describe('a page that was read from a picture', () => {
  it('says that words may be wrong, and which, to those who cannot see the line under them', async () => {
    const pane = await draw();
    expect(within(pane).getByText(/Those with a dotted line may be wrong/)).toBeTruthy();
    expect(within(pane).getAllByText('(may be wrong)')).toHaveLength(2);
    await isAccessible();
  });

  it('lets the right word be typed beside its picture, with the mouse', async () => {
    const u = user();
    await draw();
    await u.click(screen.getByText('Srnith'));
    const box = await screen.findByRole('textbox', { name: 'What the picture says' });
    expect(screen.getByRole('img', { name: 'The picture of “Srnith”' })).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await isAccessible();
    fill(box, 'Smith');
    await u.click(screen.getByRole('button', { name: 'Save' }));
    expect(fake.of('type_word')).toEqual([{ seq: 1, start: 4, end: 10, words: 'Smith' }]);
    expect(await screen.findByText('Your word is kept.')).toBeTruthy();
    await u.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.of('undo')).toHaveLength(1));
  });

  it('lets it be done with the keyboard alone, word by word', async () => {
    const u = user();
    const pane = await draw();
    pane.focus();
    await u.keyboard('{ArrowDown}{Enter}');
    await u.click(await screen.findByRole('menuitem', { name: /Type the right word/ }));
    // The first word that may be wrong, then on from there.
    expect(((await screen.findByRole('textbox', { name: 'What the picture says' })) as HTMLInputElement).value).toBe('Srnith');
    await u.click(screen.getByRole('button', { name: 'Next word' }));
    expect((screen.getByRole('textbox', { name: 'What the picture says' }) as HTMLInputElement).value).toBe('came');
    await u.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: 'What the picture says' })).toBeNull();
    expect(fake.of('type_word')).toEqual([]);
  });

  it('puts back what was read', async () => {
    const u = user();
    await draw({ unsure: [{ start: 23, end: 28 }], typed: [{ start: 4, end: 10, was: 'Srmith' }] });
    await u.click(screen.getByText('horne'));
    await u.click(await screen.findByRole('button', { name: 'Word before' }));
    for (let i = 0; i < 3; i++) await u.click(screen.getByRole('button', { name: 'Word before' }));
    await u.click(await screen.findByRole('button', { name: 'Put back what was read' }));
    expect(fake.of('type_word')).toEqual([{ seq: 1, start: 4, end: 10, words: 'Srmith' }]);
  });
});

describe('a page whose picture is not read', () => {
  it('waits, and can be read next', async () => {
    await draw({ scan: 'waiting', words_state: 'picture_only', runs: [], unsure: [], boxes: [] });
    expect(screen.getByText(/are being read from its picture/)).toBeTruthy();
    await user().click(screen.getByRole('button', { name: 'Read this page next' }));
    expect(fake.of('read_page_next')).toEqual([{ seq: 1 }]);
    await isAccessible();
  });

  it('says that it could not be read, and can be tried again', async () => {
    await draw({ scan: 'could_not_read', words_state: 'picture_only', runs: [], unsure: [] });
    expect(screen.getByText(/could not be read from its picture/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try this page again' })).toBeTruthy();
  });

  it('says so where nothing can read pictures', async () => {
    await draw({ scan: 'no_models', words_state: 'picture_only', runs: [], unsure: [] });
    expect(screen.getByText(/The part of the app that reads pictures is not on this computer/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Read this page next' })).toBeNull();
  });

  it('says so where there are no words in the picture', async () => {
    await draw({ scan: 'read', words_state: 'blank', runs: [], unsure: [] });
    expect(screen.getByText('We found no words in the picture of this page.')).toBeTruthy();
  });
});

describe('which word is meant', () => {
  it('is the chosen one, or the first that may be wrong in a longer stretch', () => {
    const page = pageAs();
    expect(wordToType(page, { start: 11, end: 15 })).toEqual({ start: 11, end: 15 });
    expect(wordToType(page, { start: 0, end: text.length })).toEqual({ start: 4, end: 10 });
    expect(wordToType(page, { start: 5, end: 12 })).toEqual({ start: 4, end: 15 });
    expect(readWords(page)).toHaveLength(6);
  });

  it('leaves removed parts alone', () => {
    const page = pageAs({ runs: [{ kind: 'words', start: 0, end: 4, text: 'Mrs ' }, { kind: 'blacked_out', start: 4, end: 5, text: '' }, { kind: 'words', start: 5, end: 10, text: ' came' }], unsure: [] });
    expect(readWords(page)).toEqual([{ start: 0, end: 3 }, { start: 6, end: 10 }]);
    expect(wordToType(page, { start: 0, end: 10 })).toEqual({ start: 0, end: 3 });
  });

  it('has a picture with a little around it, inside the page', () => {
    const crop = cropOf(pageAs(), { start: 0, end: 3 });
    expect(crop?.x).toBeCloseTo(0.02);
    expect(crop && crop.x + crop.w <= 1 && crop.h > 0.02).toBe(true);
    expect(cropOf(pageAs({ boxes: [] }), { start: 0, end: 3 })).toBeNull();
  });
});
