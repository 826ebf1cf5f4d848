import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import FilesPlace from '../files/FilesPlace';
import HomePlace from '../home/HomePlace';
import ReceiptPlace from './ReceiptPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('What came', () => {
  it('counts every page once, by how it ended', async () => {
    drawPlace(ReceiptPlace);
    const table = await screen.findByRole('table', { name: 'How the pages ended' });
    const rows = within(table).getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual(['With words18', 'Words read from a picture1', 'Still a picture, without words4', 'Blank0', 'Kept back by the council0', 'Could not be read1', 'All pages24']);
    expect(screen.getByText(/The dates on the papers run from 11 February 2005 to 7 September 2010/)).toBeTruthy();
    expect(screen.getByText(/7 parts of pages were taken out/)).toBeTruthy();
  });

  it('quotes what the papers speak of and opens it at its words, accusing nobody', async () => {
    drawPlace(ReceiptPlace);
    expect(await screen.findByRole('heading', { name: 'Pages 3 to 4 of 6' })).toBeTruthy();
    expect(screen.getByText('“life story work”')).toBeTruthy();
    expect(screen.getByText('1 more page speaks of it.')).toBeTruthy();
    expect(screen.getByText(/may be somewhere else in the file, or may not have been sent/)).toBeTruthy();
    await user().click(await button('Open Box 1 of 2.pdf, page 11, about: Life story work'));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 11 });
    expect(whereNow().start).toBeGreaterThan(0);
  });

  it('tells what could not be read, what is locked and what was not taken', async () => {
    drawPlace(ReceiptPlace);
    expect(await screen.findByText('Shortcut to old PC: it is not a file.')).toBeTruthy();
    expect(screen.getByText(/locked with a password/)).toBeTruthy();
    expect(screen.getByText('It came inside the file above.')).toBeTruthy();
    await user().click(await button('Pages we could not read'));
    expect(await screen.findByText('Page 4 is damaged.')).toBeTruthy();
    expect(screen.getByText(/left words under a black box by mistake/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Pages where we found nothing' })).toBeTruthy();
  });

  it('is saved as a PDF where the person says', async () => {
    drawPlace(ReceiptPlace);
    fill(await screen.findByRole('textbox', { name: 'Where to save the PDF' }), '/home/sam/came.pdf');
    await user().click(await button('Save'));
    await screen.findByRole('dialog', { name: 'Saved: /home/sam/came.pdf' });
    expect(fake.of('save_receipt')).toEqual([{ place: { typed: '/home/sam/came.pdf', chosen: null }, kind: 'receipt' }]);
  });

  it('says when nothing came, and when nothing is missed', async () => {
    fake.reset('open', { papers: false });
    drawPlace(ReceiptPlace);
    expect(await screen.findByText(/No files are here yet/)).toBeTruthy();
  });

  it.each([['Home', HomePlace], ['My files', FilesPlace]] as const)('is opened from %s', async (_, Place) => {
    drawPlace(Place);
    await user().click(await button('What came'));
    expect(whereNow().place).toBe('receipt');
  });

  it('is accessible', async () => {
    drawPlace(ReceiptPlace);
    await screen.findByRole('table', { name: 'How the pages ended' });
    await isAccessible();
  });
});
