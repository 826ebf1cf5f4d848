/** Reads ui/words/en/*.ftl and the source as text, for the checks of words. Only for tests. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, type Message, type Pattern, type PatternElement } from '@fluent/syntax';

// Vitest runs in ui/.
const root = process.cwd();

export interface Said {
  file: string;
  id: string;
  /** Every way in which the message can come out, with short words in place of facts. */
  texts: string[];
}

/** Facts become a short word; each branch of a choice becomes its own text. */
function outcomes(pattern: Pattern): string[] {
  return pattern.elements.reduce<string[]>((texts, element) => texts.flatMap((text) => pieces(element).map((piece) => text + piece)), ['']);
}

function pieces(element: PatternElement): string[] {
  if (element.type === 'TextElement') return [element.value];
  const { expression } = element;
  if (expression.type === 'SelectExpression') return expression.variants.flatMap((variant) => outcomes(variant.value));
  if (expression.type === 'StringLiteral') return [expression.value];
  return ['Sam'];
}

export function catalogue(): Said[] {
  const folder = join(root, 'words/en');
  return readdirSync(folder).filter((file) => file.endsWith('.ftl')).flatMap((file) => {
    const resource = parse(readFileSync(join(folder, file), 'utf8'), {});
    const junk = resource.body.find((entry) => entry.type === 'Junk');
    if (junk) throw new Error(`${file} cannot be read: ${junk.content.slice(0, 80)}`);
    return resource.body
      .filter((entry): entry is Message => entry.type === 'Message')
      .map((message) => ({ file, id: message.id.name, texts: message.value ? outcomes(message.value).map((text) => text.replace(/<\/?b>/g, '').replace(/\s+/g, ' ').trim()) : [] }));
  });
}

export interface Source {
  path: string;
  text: string;
}

/** The window's own source, without tests, the made-up desk and the generated contract. */
export function sources(): Source[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
  return walk(join(root, 'src'))
    .map((path) => relative(root, path))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/^src\/(fake|checks)\//.test(path) && !/desk\.fake\.ts$|contract\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export const readIn = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Style sheets of the window. */
export function styles(): Source[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
  return walk(join(root, 'src')).filter((path) => path.endsWith('.css')).map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}
