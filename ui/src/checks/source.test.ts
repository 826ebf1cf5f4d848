// House rules of the source that a reader should not have to look for: where libraries come in, where colours live, no sentence in TSX.
import { describe, expect, it } from 'vitest';
import { sources, styles } from './catalogue';

const offending = (test: (text: string, path: string) => boolean) => sources().filter(({ path, text }) => test(text, path)).map(({ path }) => path);

describe('source', () => {
  it('reaches the desk through desk.ts alone', () => {
    expect(offending((text, path) => text.includes("from '@tauri-apps") && path !== 'src/desk.ts')).toEqual([]);
  });

  it('uses React Aria in controls alone', () => {
    expect(offending((text, path) => /from 'react-(aria|stately)/.test(text) && !path.startsWith('src/controls/'))).toEqual([]);
  });

  it('has nothing that the content policy refuses', () => {
    expect(offending((text) => /dangerouslySetInnerHTML|\.innerHTML|\beval\(|new Function\(|createObjectURL|['"`]data:/.test(text))).toEqual([]);
  });

  it('keeps every sentence in the catalogue', () => {
    const jsxText = /(?<![=-])>\s*[A-Z][^<>{}=;()|,]*<\//;
    const attribute = /\b(?:aria-label|title|placeholder|label|alt|message|help)="[^"]*[a-z][^"]*"/;
    const tsx = (path: string) => path.endsWith('.tsx');
    expect(offending((text, path) => tsx(path) && (jsxText.test(text) || attribute.test(text)))).toEqual([]);
  });

  it('has files that can be read in one sitting', () => {
    expect(sources().filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path)).toEqual([]);
  });
});

describe('styles', () => {
  const all = styles();

  it('have raw colours in tokens.css alone', () => {
    const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i;
    expect(all.filter(({ path, text }) => !path.endsWith('tokens.css') && raw.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('follow the direction of writing, in a layer, with the focus ring left alone', () => {
    const physical = /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|min-width|min-height|max-width|max-height)\s*:/;
    expect(all.filter(({ text }) => physical.test(text)).map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ path, text }) => !path.endsWith('fonts.css') && !text.trimStart().replace(/\/\*[\s\S]*?\*\/\s*/g, '').startsWith('@layer')).map(({ path }) => path)).toEqual([]);
    expect(all.filter(({ text }) => /:focus-visible[^{]*\{[^}]*outline:\s*(?:none|0)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
