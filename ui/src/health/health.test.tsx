import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawPlace, isAccessible, user, whereNow } from '../checks/screen';
import type { DamageView } from '../contract';
import { fake } from '../desk.fake';
import { someDamage } from '../fake/safety';
import { grouped } from './damage';
import HealthPlace from './HealthPlace';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const ended = { timeout: 12_000 };

async function checked(which: 'Check quickly' | 'Check everything' = 'Check everything') {
  fake.state.jobPolls = 1;
  drawPlace(HealthPlace);
  await user().click(await button(which));
}

async function found(damage: DamageView[]) {
  fake.state.damage = damage;
  await checked();
  return screen.findByRole('dialog', { name: /not as (it|they) should be/ }, ended);
}

describe('The health check', () => {
  it('says when it was last made, and what each check does', async () => {
    drawPlace(HealthPlace);
    expect(await screen.findByText(/^It was last checked on Monday 2 November/)).toBeTruthy();
    expect(screen.getByText(/can take some minutes/)).toBeTruthy();
    await isAccessible();
  });

  it('says when it never was', async () => {
    fake.state.keeping = { ...fake.state.keeping, last_check: null };
    drawPlace(HealthPlace);
    expect(await screen.findByText('It has not been checked yet.')).toBeTruthy();
  });

  it('shows how far it is, can be stopped, and says that nothing was changed', async () => {
    fake.state.jobPolls = 50;
    drawPlace(HealthPlace);
    await user().click(await button('Check everything'));
    expect(await screen.findByRole('progressbar', { name: 'Checking your safe place' })).toBeTruthy();
    const stop = await button('Stop checking');
    await waitFor(() => expect(stop).toBe(document.activeElement));
    await isAccessible();
    await user().click(stop);
    await screen.findByRole('dialog', { name: 'The check was stopped. Nothing was changed.' });
    expect(fake.of('start_check')).toEqual([{ full: true }]);
  });

  it('tells the end once by dialog, and gives the focus back', async () => {
    await checked();
    const said = await screen.findByRole('dialog', { name: /^Everything is as it should be: 4 papers, 24 pages, 0 notes\. We looked at every one/ }, ended);
    await user().click(within(said).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(async () => expect(await button('Check quickly')).toBe(document.activeElement));
    expect(await screen.findByText(/^It was last checked on Sunday 22 November/)).toBeTruthy();
  });

  it('does not claim more than a quick check can', async () => {
    await checked('Check quickly');
    await screen.findByRole('dialog', { name: /This was the quick check/ }, ended);
    expect(fake.of('start_check')).toEqual([{ full: false }]);
  });

  it('says when it could not be made', async () => {
    fake.answer('job', () => ({ ...fake.state.job, kind: 'check', state: 'failed', failure: { code: 'not-there', facts: { name: null, count: null } } }));
    await checked();
    await screen.findByRole('dialog', { name: /found nothing there/ }, ended);
  });

  it('waits for another job to end', async () => {
    fake.state.job = { ...fake.state.job, kind: 'backup', state: 'running' };
    drawPlace(HealthPlace);
    expect(await screen.findByText(/Something else is running now/)).toBeTruthy();
    expect(await button('Check quickly')).toHaveProperty('disabled', true);
  });
});

describe('What a check found', () => {
  it('is by paper, with its pages in order', async () => {
    await found(someDamage());
    const list = screen.getByRole('list', { name: 'What we found' });
    expect(within(list).getAllByRole('heading', { level: 3 }).map((title) => title.textContent)).toEqual([
      'Box 1 of 2.pdf', 'Later life letter.docx', 'The search list is damaged', 'A small file of your safe place is damaged',
      'Other people who use this computer can open the folder', 'There is a locked file that belongs to no paper',
    ]);
    expect(within(list).getByText('Pages 3 and 9 are damaged.')).toBeTruthy();
    await isAccessible();
  });

  it('offers to read damaged pages again while the exact copy is sound', async () => {
    await found([{ what: 'page', file: 'Box 1 of 2.pdf', file_id: 1, page: 3, seq: 3 }]);
    await user().click(await button('Read this page again: Box 1 of 2.pdf'));
    await screen.findByRole('dialog', { name: /We are reading Box 1 of 2\.pdf again/ });
    expect(fake.of('try_file_again')).toEqual([{ id: 1 }]);
  });

  it('opens the page', async () => {
    await found([{ what: 'page', file: 'Box 1 of 2.pdf', file_id: 1, page: 3, seq: 3 }]);
    await user().click(await button('Go to page 3'));
    expect(whereNow()).toMatchObject({ place: 'read', seq: 3 });
  });

  it('offers no reading again from a copy that is damaged itself, but the paper or a backup', async () => {
    await found([{ what: 'page', file: 'A.pdf', file_id: 1, page: 3, seq: null }, { what: 'original-changed', file: 'A.pdf', file_id: 1, page: null, seq: null }]);
    expect(screen.queryByRole('button', { name: /again: A\.pdf/ })).toBeNull();
    await user().click(await button('Bring the paper in again'));
    expect(whereNow().place).toBe('bring');
  });

  it('makes the search list again, and takes it off the list', async () => {
    await found(someDamage());
    await user().click(await button('Make the search list again'));
    await screen.findByRole('dialog', { name: 'The search list is made again.' });
    expect(fake.of('rebuild_search')).toHaveLength(1);
    expect(screen.queryByText('The search list is damaged')).toBeNull();
  });

  it('leads on from a damaged database', async () => {
    await found([{ what: 'database', file: null, file_id: null, page: null, seq: null }]);
    expect(await button('Restore from a backup')).toBeTruthy();
    await user().click(await button('Save what can be read'));
    expect(whereNow().place).toBe('salvage');
  });

  it('offers nothing that changes anything where only reading is possible', async () => {
    fake.state.keeping = { ...fake.state.keeping, reading_only: true };
    await found(someDamage());
    expect(screen.getByText(/nothing can be put right here now/)).toBeTruthy();
    for (const name of [/^Read th/, /^Make the search/, /^Bring the paper/]) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('keeps papers apart, also two of one name', () => {
    const page = (file_id: number | null, n: number): DamageView => ({ what: 'page', file: 'Same.pdf', file_id, page: n, seq: null });
    const { papers } = grouped([page(2, 9), page(1, 1), page(2, 3)]);
    expect(papers.map((paper) => [paper.id, paper.pages.map((one) => one.page)])).toEqual([[2, [3, 9]], [1, [1]]]);
  });
});
