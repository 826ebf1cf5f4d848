import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, drawPlace, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';
import HelpPlace from './HelpPlace';

describe('Help for me', () => {
  it('gives more than one way to reach someone, and says when they were checked', async () => {
    drawPlace(HelpPlace);
    expect(await screen.findByText('Call 999')).toBeTruthy();
    expect(screen.getByText('Call 116 123')).toBeTruthy();
    expect(screen.getByText('Text 85258, with the word SHOUT')).toBeTruthy();
    expect(screen.getByText('We checked these on 1 November 2026.')).toBeTruthy();
  });

  it('lists the keys', async () => {
    drawPlace(HelpPlace);
    await user().click(await screen.findByRole('button', { name: 'Keys' }));
    const row = screen.getByRole('rowheader', { name: 'Hide now' }).closest('tr') as HTMLElement;
    expect(within(row).getByText('Shift 3 times, or Ctrl + Shift + H')).toBeTruthy();
  });

  it('stops for today by locking', async () => {
    drawApp();
    await user().click(await screen.findByRole('button', { name: 'Help for me' }));
    await user().click(await screen.findByRole('button', { name: 'Stop for today' }));
    await screen.findByLabelText('Passphrase');
    expect(fake.of('lock')).toHaveLength(1);
  });

  it('is accessible', async () => {
    drawPlace(HelpPlace);
    await screen.findByText('Call 999');
    await isAccessible();
  });
});
