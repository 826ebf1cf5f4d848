/**
 * The app's own sentences, from ui/words/en/*.ftl. Screens hold ids, never sentences.
 * A message may hold <b>…</b>; nothing else is read as markup, and nothing is ever parsed as HTML.
 */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { LocalizationProvider, Localized, ReactLocalization, useLocalization } from '@fluent/react';
import { useCallback, type ReactNode } from 'react';

const files = import.meta.glob<string>('../../words/en/*.ftl', { query: '?raw', import: 'default', eager: true });

const bundle = new FluentBundle('en-GB', { useIsolating: false });
for (const text of Object.values(files)) bundle.addResource(new FluentResource(text));

/** Splits on <b>…</b> without an HTML parser: the content policy allows none. */
function splitBold(text: string): Node[] {
  const parts = text.split(/<b>(.*?)<\/b>/g);
  return parts.map((part, i) => ({ nodeName: i % 2 === 1 ? 'B' : '#text', textContent: part })) as unknown as Node[];
}

const localization = new ReactLocalization([bundle], splitBold);

export function WordsProvider({ children }: { children: ReactNode }) {
  return <LocalizationProvider l10n={localization}>{children}</LocalizationProvider>;
}

export type Facts = Record<string, FluentVariable | null | undefined>;

function filled(facts: Facts | undefined): Record<string, FluentVariable> | null {
  if (!facts) return null;
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? '']));
}

/** A message as text: `words('home-hello', { name })`. */
export function useWords(): (id: string, facts?: Facts) => string {
  const { l10n } = useLocalization();
  return useCallback((id, facts) => l10n.getString(id, filled(facts)), [l10n]);
}

/** Whether there is a message of this name; for names that come from the desk (kinds, triggers). */
export function hasWords(id: string): boolean {
  return bundle.hasMessage(id);
}

/** A message in the page, with its <b> parts strong. */
export function W({ id, facts }: { id: string; facts?: Facts }) {
  return (
    <Localized id={id} vars={filled(facts) ?? {}} elems={{ b: <strong /> }}>
      <></>
    </Localized>
  );
}
