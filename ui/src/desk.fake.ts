/**
 * A made-up desk in memory, for tests and for looking at screens (`npm run look`). It answers every command believably and
 * keeps what it is told until `fake.reset`. It is never in the product's build: see `__FAKE_DESK__` in desk.ts.
 */
import type { CommandName, Commands, DeskState, Failure, FailureCode } from './contract';
import { bringing } from './fake/bringing';
import { covering } from './fake/covers';
import { deciding } from './fake/decided';
import { keeping } from './fake/keeping';
import { naming } from './fake/people';
import { reading } from './fake/reading';
import { repeating } from './fake/repeats';
import { safety, showTroubles } from './fake/safety';
import { explaining } from './fake/why';
import { whoseWords } from './fake/whose';
import { freshState, type FakeState } from './fake/state';

export type Handlers = { [N in CommandName]: (request: Commands[N]['request']) => Commands[N]['reply'] };

let state: FakeState = freshState('open');
let overrides: Partial<Handlers> = {};
let asked: { name: CommandName; request: unknown }[] = [];

const current = () => state;
const handlers: Handlers = { ...keeping(current), ...bringing(current), ...reading(current), ...safety(current), ...repeating(current), ...deciding(current), ...naming(current), ...explaining(current), ...whoseWords(current), ...covering(current, (seq) => handlers.page({ seq, find: null })) };

export const fake = {
  /** Starts again: `open` with the made-up file in it, `locked`, or `welcome`; `papers: false` for an open desk with nothing in it. */
  reset(where: DeskState = 'open', { papers = true }: { papers?: boolean } = {}): void {
    state = freshState(where, papers);
    overrides = {};
    asked = [];
  },
  /** The desk's whole memory, to look at or to change in a test. */
  get state(): FakeState {
    return state;
  },
  /** Every command asked since the last reset, in order. */
  get asked(): readonly { name: CommandName; request: unknown }[] {
    return asked;
  },
  /** The requests of one command. */
  of<N extends CommandName>(name: N): Commands[N]['request'][] {
    return asked.filter((one) => one.name === name).map((one) => one.request as Commands[N]['request']);
  },
  /** Answers this command so from now on. */
  answer<N extends CommandName>(name: N, handler: Handlers[N]): void {
    (overrides as Record<string, unknown>)[name] = handler;
  },
  /** Makes this command fail from now on; `null` lets it work again. */
  fail(name: CommandName, code: FailureCode | null, facts: Partial<Failure['facts']> = {}): void {
    if (code === null) delete overrides[name];
    else fake.answer(name, () => refuse(code, facts));
  },
};

export function refuse(code: FailureCode, facts: Partial<Failure['facts']> = {}): never {
  throw { code, facts: { name: null, count: null, ...facts } } satisfies Failure;
}

export async function send(name: string, { request }: { request: unknown }): Promise<unknown> {
  const command = name as CommandName;
  asked.push({ name: command, request });
  const handler = (overrides[command] ?? handlers[command]) as (r: unknown) => unknown;
  await Promise.resolve();
  return structuredClone(handler(request));
}

// For looking at one screen: ?desk=welcome|locked|open&papers=no in the address; showTroubles tells of more.
if (typeof location !== 'undefined' && location.search) {
  const wanted = new URLSearchParams(location.search);
  fake.reset((wanted.get('desk') as DeskState | null) ?? 'open', { papers: wanted.get('papers') !== 'no' });
  const theme = wanted.get('theme');
  if (theme) state.look = { ...state.look, theme: theme as typeof state.look.theme };
  if (wanted.get('import') === 'running') state.startImport(3104);
  showTroubles(state, wanted);
}
