import { render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { drawApp, drawPlace, isAccessible, user } from '../checks/screen';
import type { System } from '../contract';
import { fake } from '../desk.fake';
import { LookProvider, usualLook } from '../look/look';
import { WordsProvider } from '../words/words';
import { PromisesOutside } from './PromisesOutside';
import PromisesPlace from './PromisesPlace';

const safety = { folder: '/home/sam/My folder', network_refused: true, reader_confined: true, landlock: false, seccomp: true, originals: 4, disk_encrypted: true };

describe('Promises', () => {
  it('tells what is switched on in this very run', async () => {
    fake.answer('safety', () => safety);
    drawPlace(PromisesPlace);
    expect(await screen.findByText(/This app cannot use the internet\. The computer itself stops it/)).toBeTruthy();
    expect(screen.getByText(/too old to stop the box/)).toBeTruthy();
    expect(screen.getByText(/The disk under your safe place is encrypted/)).toBeTruthy();
  });

  it.each([[false, /is not encrypted/], [null, /could not find out whether the disk is encrypted/]] as const)('says it when the disk is %s', async (disk_encrypted, said) => {
    fake.answer('safety', () => ({ ...safety, disk_encrypted }));
    drawPlace(PromisesPlace);
    expect(await screen.findByText(said)).toBeTruthy();
  });

  it('never says that the internet is stopped when it is not', async () => {
    fake.answer('safety', () => ({ ...safety, network_refused: false }));
    drawPlace(PromisesPlace);
    expect(await screen.findByText(/This computer cannot stop it by force/)).toBeTruthy();
    expect(screen.queryByText(/The computer itself stops it/)).toBeNull();
  });

  it('says what it cannot do', async () => {
    drawPlace(PromisesPlace);
    expect(await screen.findByText(/cannot stop a program that spies, a hidden camera/)).toBeTruthy();
    expect(screen.getByText(/nobody can open it\. Not even us/)).toBeTruthy();
    expect(screen.getByText(/It stays in older backups/)).toBeTruthy();
  });

  it.each(['windows', 'mac', 'other'] satisfies System[])('promises less on %s, where nothing was tested', async (system) => {
    fake.reset('welcome');
    fake.state.system = system;
    const onBack = vi.fn();
    render(
      <WordsProvider>
        <LookProvider first={usualLook}><PromisesOutside onBack={onBack} /></LookProvider>
      </WordsProvider>,
    );
    expect(await screen.findByText(/tested on Linux only/)).toBeTruthy();
    expect(screen.getByText(/nothing stops it by force/)).toBeTruthy();
    expect(screen.getByText(/papers are kept but not opened/)).toBeTruthy();
    expect(screen.queryByText(/told to stop it/)).toBeNull();
    expect(fake.of('safety')).toHaveLength(0);
    await isAccessible();
    await user().click(screen.getByRole('button', { name: 'Go back' }));
    expect(onBack).toHaveBeenCalledOnce();
  });

  it('can be read before there is a safe place, from the first screen, and left again', async () => {
    fake.reset('welcome');
    drawApp();
    await user().click(await screen.findByRole('button', { name: 'What this app promises, and what it cannot do' }));
    await screen.findByRole('heading', { level: 1, name: 'What this app promises, and what it cannot do' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Go back' })));
    await user().click(screen.getByRole('button', { name: 'Go back' }));
    await screen.findByRole('heading', { level: 1, name: 'Your file, on this computer, for you' });
  });

  it('is accessible', async () => {
    drawPlace(PromisesPlace);
    await screen.findByText(/Your safe place is this folder/);
    await isAccessible();
  });
});
