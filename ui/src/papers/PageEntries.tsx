/** The dated entries of a running record on this page, as links to where each begins. */
import type { EntryView } from '../contract';
import { Button, Disclosure } from '../controls';
import { useWords } from '../words/words';
import css from './papers.module.css';

export function PageEntries({ entries, onGo }: { entries: readonly EntryView[]; onGo: (start: number) => void }) {
  const words = useWords();
  if (entries.length === 0) return null;
  return (
    <div className={css.entries}>
      <Disclosure title={words('papers-entries', { count: entries.length })} level={2}>
        <ul role="list" className={css.entryList}>
          {entries.map((entry) => (
            <li key={entry.start}>
              <Button tone="quiet" onPress={() => onGo(entry.start)}>{words('papers-entry', { when: entry.when.words, words: entry.words })}</Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
