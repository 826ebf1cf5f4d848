/**
 * The window's only door to the desk: every command goes through `call`, typed by contract.ts.
 * Nothing else may import `@tauri-apps`. It holds no state and words no sentence.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { CommandName, Commands, Failure } from './contract';

export type Send = (name: string, args: { request: unknown }) => Promise<unknown>;

const send: Promise<Send> = __FAKE_DESK__
  ? import('./desk.fake').then((fake) => fake.send)
  : Promise.resolve((name, args) => invoke(name, args));

/** A command that did not do what was asked. `failure` says why, as a code; `<Trouble>` words it. */
export class DeskFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
    this.name = 'DeskFailure';
  }
}

export async function call<N extends CommandName>(
  name: N,
  request: Commands[N]['request'],
): Promise<Commands[N]['reply']> {
  try {
    return (await (await send)(name, { request })) as Commands[N]['reply'];
  } catch (thrown) {
    throw new DeskFailure(failureIn(thrown));
  }
}

/** What went wrong, from anything thrown: a fault that nobody foresaw is `unexpected`. */
export function failureIn(thrown: unknown): Failure {
  if (thrown instanceof DeskFailure) return thrown.failure;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const { code, facts } = thrown as Partial<Failure>;
    return { code: code as Failure['code'], facts: facts ?? { name: null, count: null } };
  }
  return { code: 'unexpected', facts: { name: null, count: null } };
}

/** Runs `act` each time files are dropped on the window; what they are is asked with the command `dropped`. Answers how to stop. */
export function onDropped(act: () => void): () => void {
  if (__FAKE_DESK__) {
    window.addEventListener('desk-dropped', act);
    return () => window.removeEventListener('desk-dropped', act);
  }
  const listening = listen('dropped', act);
  return () => void listening.then((stop) => stop());
}
