import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawApp, drawPlace, fill, isAccessible, user, whereNow } from '../checks/screen';
import { fake } from '../desk.fake';
import BackupPlace from './BackupPlace';
// Loaded beforehand: the window loads a place when it is first opened, which is slow on a busy machine.
import '../home/HomePlace';

const soon = { timeout: 15_000 };
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const keep = (part: Partial<typeof fake.state.keeping>) => Object.assign(fake.state.keeping, part);
beforeEach(() => {
  fake.state.jobPolls = 0;
});

describe('Backups', () => {
  it('makes one, and says so only after the test, with what is in it and where it is', async () => {
    keep({ backups: [1, 2, 3].map((n) => ({ ...fake.state.keeping.backups[0]!, made: `2026-10-0${n}T10:00:00Z`, label: `/media/stick/${n}.ownstory` })) });
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    await user().click(await button('Make a backup now'));
    expect(await screen.findByRole('progressbar', { name: 'Making and testing your backup' })).toBeTruthy();
    expect(screen.queryByText(/Backup made and tested/)).toBeNull();
    const said = await screen.findByRole('dialog', { name: /^Backup made and tested: 4 papers, 24 pages, \d notes?\. It is in \/media\/stick\/.* 1 older backup/ }, soon);
    await waitFor(() => expect(said.contains(document.activeElement)).toBe(true));
    expect(fake.of('start_backup')).toEqual([{ into: { typed: '/media/stick', chosen: null }, with_passphrase: true }]);
    await user().click(within(said).getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/Backup made and tested/)).toBeNull();
    expect(await screen.findByText(/Nothing has changed since then/)).toBeTruthy();
  });

  it('goes where the last one is, when that is here', async () => {
    drawPlace(BackupPlace);
    expect(await screen.findByDisplayValue('/media/stick')).toBeTruthy();
  });

  it('asks what opens it when the passphrase is the person’s own', async () => {
    keep({ passphrase_made: false });
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    expect((await button('Make a backup now')).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText(/try to guess your passphrase for years/)).toBeTruthy();
    await user().click(screen.getByRole('radio', { name: /My recovery sheet only/ }));
    await user().click(await button('Make a backup now'));
    expect(fake.of('start_backup')[0]?.with_passphrase).toBe(false);
    await screen.findByRole('dialog', { name: /Backup made and tested/ }, soon);
  });

  it('offers to check the recovery sheet before the first one, once', async () => {
    keep({ backups: [] });
    drawPlace(BackupPlace);
    expect(await screen.findByText('You have no backup yet.')).toBeTruthy();
    const box = screen.getByLabelText('The 12 words on your sheet, in order');
    fill(box, 'wrong words');
    await user().click(await button('Check my words'));
    await screen.findByRole('dialog', { name: /Those 12 words did not open it/ });
    fill(box, fake.state.recovery.join(' '));
    fake.answer('check_recovery_words', () => {
      keep({ sheet_checked: '2026-11-22T09:00:00Z' });
      return {};
    });
    await user().click(await button('Check my words'));
    await screen.findByRole('dialog', { name: /Those words are right/ });
    expect(await button('Make a backup now')).toBeTruthy();
    expect(screen.queryByLabelText('The 12 words on your sheet, in order')).toBeNull();
  });

  it('lets the check wait', async () => {
    keep({ backups: [] });
    drawPlace(BackupPlace);
    await user().click(await button('Not now'));
    expect(await button('Make a backup now')).toBeTruthy();
  });

  it('stops when asked, and says that the others are as they were', async () => {
    fake.state.jobPolls = 50;
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    await user().click(await button('Make a backup now'));
    await user().click(await button('Stop making the backup'));
    await screen.findByRole('dialog', { name: /The backup was stopped\. No new backup was made/ });
  });

  it('says what went wrong, and what to do', async () => {
    fake.fail('start_backup', 'no-room');
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    await user().click(await button('Make a backup now'));
    await screen.findByRole('dialog', { name: /no room left/ });
    fake.fail('start_backup', null);
    await user().click(await button('Close'));
    await user().click(await button('Make a backup now'));
    fake.answer('job', () => ({ ...fake.state.job, state: 'failed', failure: { code: 'backup-damaged', facts: { name: 'papers', count: null } } }));
    await screen.findByRole('dialog', { name: /This backup is damaged, or part of it is missing: papers/ }, soon);
  });

  it('lists what is known, says when a drive is away, and tests one again', async () => {
    keep({ backups: [...fake.state.keeping.backups, { ...fake.state.keeping.backups[0]!, label: '/media/other/old.ownstory', made: '2026-10-01T10:00:00Z', there: false }] });
    drawPlace(BackupPlace);
    expect(await screen.findByText(/Its drive may not be plugged in.*Nothing is lost/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /Test it again/ })).toHaveLength(1);
    await user().click(await button(/Test it again/));
    await screen.findByRole('dialog', { name: /This backup opens: 4 papers.*all as they were/ }, soon);
    expect(fake.of('start_backup_test')).toEqual([{ place: { typed: '/media/stick/My folder 2026-11-02.ownstory', chosen: null } }]);
    await user().click(await button(/Restore from it/));
    expect(whereNow()).toMatchObject({ place: 'restore', key: '/media/stick/My folder 2026-11-02.ownstory' });
  });

  it('says what was damaged in the safe place already, and leads to the check', async () => {
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    await user().click(await button('Make a backup now'));
    const { jobEnds } = fake.state;
    fake.state.jobEnds = () => ({ backup: { ...(jobEnds?.().backup ?? fake.state.keeping.backups[0]!), damaged: 2 } });
    const said = await screen.findByRole('dialog', { name: /2 exact copies were missing or damaged before this\. The rest of the backup is whole/ }, soon);
    await user().click(within(said).getByRole('button', { name: 'Check my safe place' }));
    expect(whereNow().place).toBe('health');
  });

  it('says so when the folder is inside the safe place', async () => {
    fake.fail('start_backup', 'inside-the-safe-place');
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/home/sam/My folder/Backups');
    await user().click(await button('Make a backup now'));
    await screen.findByRole('dialog', { name: /inside your safe place/ });
  });

  it('warns when a service copies the safe place while it is open', async () => {
    keep({ copied_by: 'OneDrive' });
    drawPlace(BackupPlace);
    expect(await screen.findByText(/OneDrive copies this folder while you use it\. That can damage a safe place\. A backup file can go there/)).toBeTruthy();
  });

  it('turns reminders off', async () => {
    drawPlace(BackupPlace);
    await user().click(await screen.findByRole('checkbox', { name: /Remind me about backups/ }));
    await waitFor(() => expect(fake.state.keeping.reminders_on).toBe(false));
    expect(await screen.findByText(/Reminders are off/)).toBeTruthy();
  });

  it('goes on while the person is elsewhere, and its end is told there, once', async () => {
    fake.state.jobPolls = 1;
    drawApp();
    await user().click(await screen.findByRole('button', { name: 'Backups' }, soon));
    fill(await screen.findByLabelText('Which folder or drive it goes into', {}, soon), '/media/stick');
    await user().click(await button('Make a backup now'));
    await screen.findByRole('progressbar');
    await user().click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Home' }));
    const said = await screen.findByRole('dialog', { name: 'Your backup has ended.' }, soon);
    await user().click(within(said).getByRole('button', { name: 'See how it went' }));
    await user().click(within(await screen.findByRole('dialog', { name: /Backup made and tested/ })).getByRole('button', { name: 'Close' }));
    await user().click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Home' }));
    await screen.findByRole('heading', { level: 1, name: 'Hello, Sam' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is accessible, at rest and while it runs', async () => {
    fake.state.jobPolls = 50;
    drawPlace(BackupPlace);
    fill(await screen.findByLabelText('Which folder or drive it goes into'), '/media/stick');
    await isAccessible();
    await user().click(await button('Make a backup now'));
    await screen.findByRole('progressbar');
    await isAccessible();
  });
});
