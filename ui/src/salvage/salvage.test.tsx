import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { drawApp, drawPlace, fill, isAccessible, user } from '../checks/screen';
import { fake } from '../desk.fake';
import { someDamage } from '../fake/safety';
import SalvagePlace from './SalvagePlace';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name }, { timeout: 12_000 });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const ended = { timeout: 12_000 };

/** From a lock screen over a damaged safe place, with the passphrase typed there. */
async function outside() {
  fake.reset('locked');
  fake.state.wontOpen = { code: 'damaged', count: null };
  fake.state.jobPolls = 1;
  drawApp();
  await user().type(await screen.findByLabelText('Passphrase'), 'amber lantern quiet harbour{Enter}');
  await user().click(await button('Save what can be read'));
  await heading('Save what can be read');
}

async function start() {
  const go = await button('Save what can be read');
  await waitFor(() => expect(go).toHaveProperty('disabled', false));
  await user().click(go);
}

describe('Saving what can be read, with nothing open', () => {
  it('needs nothing typed twice, tells what was lost, gives the new sheet, and opens the new place', async () => {
    await outside();
    fake.state.damage = someDamage();
    expect(screen.getByRole('radio', { name: 'The one on this computer: My folder' })).toHaveProperty('checked', true);
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('value', 'amber lantern quiet harbour');
    const offered = (await screen.findByRole('group', { name: 'Your words' })).textContent;
    await isAccessible();
    await start();
    const said = await screen.findByRole('dialog', { name: /^In the new safe place there are now 4 papers, 24 pages and 0 notes\. Not everything could be saved\. The rest is listed here\. 5 damaged pages are read again from their exact copies\. That goes on in the background/ }, ended);
    const lost = within(said).getByRole('list', { name: 'What could not be read' });
    expect(within(lost).getByText('Box 1 of 2.pdf')).toBeTruthy();
    expect(within(lost).getByText('Pages 3 and 9 could not be read.')).toBeTruthy();
    expect(within(said).getByText(/^2 papers lost their names/)).toBeTruthy();
    expect(within(said).getByText('1 note may be missing.')).toBeTruthy();
    await isAccessible();
    expect(fake.of('start_salvage')).toEqual([{ from: null, passphrase: 'amber lantern quiet harbour', words: null, into: { typed: '/home/sam/Documents/My folder, saved', chosen: null }, new_passphrase: offered }]);
    await user().click(within(said).getByRole('button', { name: 'Go on to my new recovery sheet' }));
    await heading('Your new recovery sheet');
    expect(within(screen.getByRole('list', { name: /12 recovery words/ })).getAllByRole('listitem')).toHaveLength(12);
    await isAccessible();
    await user().click(await button('Skip for now'));
    await heading('Hello, Sam');
  });

  it('takes the 12 words and another folder', async () => {
    await outside();
    await user().click(screen.getByRole('radio', { name: 'Another one' }));
    fill(screen.getByLabelText('Where it is'), '/media/stick/Old');
    await user().click(screen.getByRole('radio', { name: /12 words/ }));
    fill(screen.getByLabelText('The 12 words, in order'), ` ${fake.state.recovery.join(' ')} `);
    await start();
    await screen.findByRole('dialog', { name: /Nothing is missing/ }, ended);
    expect(fake.of('start_salvage')[0]).toMatchObject({ from: { typed: '/media/stick/Old', chosen: null }, passphrase: null, words: fake.state.recovery.toReversed().join(' ') });
  });

  it('says what went wrong and keeps what was typed', async () => {
    await outside();
    fake.fail('start_salvage', 'no-room');
    await start();
    const said = await screen.findByRole('dialog', { name: /no room left/ });
    await user().click(within(said).getByRole('button', { name: 'Close' }));
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('value', 'amber lantern quiet harbour');
  });

  it('can be stopped, and gone back from', async () => {
    await outside();
    fake.state.jobPolls = 50;
    await start();
    expect(await screen.findByRole('progressbar', { name: 'Saving what can be read' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Go back' })).toBeNull();
    await user().click(await button('Stop saving what can be read'));
    const said = await screen.findByRole('dialog', { name: /^Stopped\. The damaged safe place is as it was/ });
    await user().click(within(said).getByRole('button', { name: 'Close' }));
    await user().click(await button('Go back'));
    await heading('Part of your safe place is damaged');
  });
});

describe('Saving what can be read, with the damaged place open', () => {
  it('says that it closes, and what to do when it did not work', async () => {
    fake.state.jobPolls = 1;
    drawPlace(SalvagePlace);
    expect(await screen.findByText(/Your safe place is closed while this is done/)).toBeTruthy();
    fill(screen.getByLabelText('Passphrase'), 'amber lantern quiet harbour');
    await waitFor(async () => expect((await button('Save what can be read')) as HTMLButtonElement).toHaveProperty('disabled', false));
    await isAccessible();
    fake.answer('job', () => ({ ...fake.state.job, state: 'failed', failure: { code: 'wrong-passphrase', facts: { name: null, count: null } } }));
    await user().click(await button('Save what can be read'));
    await screen.findByRole('dialog', { name: /That did not open it/ }, ended);
    expect(screen.getByText(/Your safe place was closed for this/)).toBeTruthy();
    expect(await button('Open it again')).toBeTruthy();
  });
});
