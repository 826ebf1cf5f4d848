// The catalogue of words: every id used exists, every id defined is used, and the sentences keep the tone guide (design 4.5 and 7).
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { catalogue, readIn, sources } from './catalogue';

const all = catalogue();
const defined = new Set(all.map((one) => one.id));
const prefixOf = (file: string) => (file === 'failures.ftl' ? 'failure' : file === 'kinds.ftl' ? 'kind' : file.replace('.ftl', ''));
const prefixes = [...new Set(all.map((one) => prefixOf(one.file)))];

// An id is any literal that begins with a file's name; `read-${x}` stands for every id that it could become. Names of icons, of
// kept state and of things to focus look alike and are left out by what stands before them.
const otherNames = '(?<!(?:keep|icon|htmlFor|aria-controls|aria-labelledby|<[a-z][^>]* id)=\\{?|(?:icon|focusAfter|keep): |(?:useKept(?:<[^(]*>)?|focusOn|getElementById)\\()';
const literal = new RegExp(`${otherNames}['"](?<id>(?:${prefixes.join('|')})-[a-z0-9-]+)['"]`, 'g');
const template = new RegExp('`(?<id>(?:' + prefixes.join('|') + ')-[^`]*\\$\\{[^`]*)`', 'g');

const literals = sources().filter(({ path }) => path !== 'src/controls/icons.ts').flatMap(({ path, text }) => [...text.matchAll(literal)].map((found) => ({ path, id: found.groups?.['id'] ?? '' })));
const templates = sources().flatMap(({ path, text }) =>
  [...text.matchAll(template)].map((found) => {
    const fixed = (found.groups?.['id'] ?? '').split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
    return { path, pattern: new RegExp(`^${fixed.join('[a-z0-9-]+')}$`) };
  }),
);
// What code names so but are no words: attributes of the page, keys of a reducer.
const notWords = new Set(['place-title', 'side-list', 'backup-test', 'backup-damaged', 'read-only']);

describe('ids', () => {
  it('begin with the name of their file', () => {
    expect(all.filter((one) => !one.id.startsWith(`${prefixOf(one.file)}-`)).map((one) => one.id)).toEqual([]);
  });

  it('are defined once', () => {
    expect(all.map((one) => one.id).filter((id, i, ids) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('that are used exist', () => {
    expect(literals.length).toBeGreaterThan(100);
    expect(literals.filter(({ id }) => !defined.has(id) && !notWords.has(id))).toEqual([]);
    expect(templates.filter(({ pattern }) => ![...defined].some((id) => pattern.test(id)))).toEqual([]);
  });

  it('that exist are used', () => {
    const used = new Set(literals.map(({ id }) => id));
    expect([...defined].filter((id) => !used.has(id) && !templates.some(({ pattern }) => pattern.test(id)))).toEqual([]);
  });

  it('cover every failure code, three messages each', () => {
    const codes = /export type FailureCode = (.*);/.exec(readIn('src/contract.ts'))?.[1]?.split('|').map((code) => code.trim().replaceAll('"', '')) ?? [];
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.flatMap((code) => ['what', 'safe', 'do'].map((part) => `failure-${code}-${part}`)).filter((id) => !defined.has(id))).toEqual([]);
  });
});

// WCAG 2.5.3: someone who steers by voice says what they see. A button's name for screen readers holds the words on it.
const named = /aria-label=\{words\('(?<name>[a-z0-9-]+)'[^<]*?\}>\s*\{words\('(?<seen>[a-z0-9-]+)'/g;

describe('names for screen readers', () => {
  it('hold the words that are seen', () => {
    const pairs = sources().flatMap(({ text }) => [...text.matchAll(named)].map(({ groups }) => ({ name: groups?.['name'] ?? '', seen: groups?.['seen'] ?? '' })));
    expect(pairs.length).toBeGreaterThan(8);
    const plain = (id: string) => (all.find((one) => one.id === id)?.texts ?? []).map((text) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ''));
    expect(pairs.filter(({ name, seen }) => !plain(name).every((text) => plain(seen).some((one) => text.includes(one))))).toEqual([]);
  });
});

const banned = [
  'please', 'sorry', 'invalid', 'oops', 'streak', 'overdue', 'unread', 'great job', 'well done', 'congratulations', 'awesome', 'error', 'failed', 'illegal',
  'abort', 'are you sure', 'trigger', 'disturbing', 'victim', 'redact', 'submit', 'ok', 'password must', '% read', 'you haven', 'on this day', 'AI',
];

describe('tone', () => {
  it('has no banned words and no exclamation marks', () => {
    const has = (text: string, word: string) => new RegExp(`(?<![\\w’'])${word.replace('%', '\\%')}(?![\\w])`, word === 'AI' || word === 'ok' ? '' : 'i').test(text);
    const found = all.flatMap(({ id, texts }) => texts.flatMap((text) => [...banned.filter((word) => has(text, word)), ...(text.includes('!') ? ['!'] : [])].map((word) => `${id}: ${word}`)));
    expect(found).toEqual([]);
  });
});

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
// Quoted words are the file's, not ours.
const ours = (text: string) => text.replace(/“[^”]*”/g, 'it').replace(/\(([^)]*)\)/g, '$1');

function ageOf(text: string): number {
  const sentences = [...segmenter.segment(text)].filter(({ segment }) => wordsIn(segment).length > 0).length;
  const words = wordsIn(text);
  return 5 + fleschKincaid({ sentence: sentences, word: words.length, syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0) });
}

describe('reading level', () => {
  it('has no sentence over 20 words', () => {
    const long = all.flatMap(({ id, texts }) =>
      texts.flatMap((text) => [...segmenter.segment(ours(text))].map(({ segment }) => wordsIn(segment).length).filter((n) => n > 20).map((n) => `${id}: ${n} words`)),
    );
    expect([...new Set(long)]).toEqual([]);
  });

  it('needs no more than 11 years for any message of 12 words or more', () => {
    const hard = all.flatMap(({ id, texts }) => texts.map(ours).filter((text) => wordsIn(text).length >= 12 && ageOf(text) > 11).map((text) => `${id}: ${ageOf(text).toFixed(1)} ${text}`));
    expect(hard).toEqual([]);
  });

  it('needs no more than 9 years for the whole catalogue', () => {
    const text = all.flatMap(({ texts }) => texts.slice(0, 1)).map(ours).filter((one) => wordsIn(one).length >= 6).join(' ');
    expect(ageOf(text)).toBeLessThanOrEqual(9);
  });

  it('can tell a hard sentence from a plain one', () => {
    expect(ageOf('Authentication unsuccessful: administrative credentials invalidated following organisational reconfiguration procedures yesterday evening unfortunately.')).toBeGreaterThan(11);
    expect(ageOf('That did not open it. Check the capital letters. You can try again now.')).toBeLessThan(9);
  });
});
