/** Where words were found, each with the words around them. Opening one marks them on its page. */
import { useEffect, useRef, useState } from 'react';
import type { SearchHit, SearchView } from '../contract';
import { Button, Quiet, Row, Say, Stack, Trouble, Waiting } from '../controls';
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useCoverLine } from '../covers/line';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { FindField } from './FindField';
import { sayRemoved } from './kinds';
import css from './reader.module.css';

const AT_ONCE = 30;

export function Found({ find }: { find: string }) {
  const words = useWords();
  const { go, cameBack } = useGo();
  const list = useRef<HTMLDivElement>(null);
  const first = useReply('search', { words: find, offset: 0, limit: AT_ONCE }, [find]);
  const ask = useAsk();
  const [more, setMore] = useState<SearchHit[]>([]);
  useEffect(() => setMore([]), [find]);
  // The first page found, inside a group that is named by how many there are: that is what is read out (design 4.2).
  useEffect(() => {
    if (first.data && !cameBack) list.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [first.data, cameBack]);
  const view: SearchView | null = first.data;
  const hits = [...(view?.hits ?? []), ...more];
  const fetchMore = () =>
    ask.run(async () => {
      const next = await call('search', { words: find, offset: hits.length, limit: AT_ONCE });
      setMore((old) => [...old, ...next.hits]);
    });
  return (
    <>
      <PlaceHead title={words('read-found-title')} />
      <PlaceBody>
        <Stack gap="large">
          <FindField key={find} first={find} />
          {view === null ? (
            first.failure ? <Trouble failure={first.failure} onTry={first.again} /> : <Waiting />
          ) : view.total === 0 ? (
            <Say message={words('read-found-none')} actions={[{ label: words('read-all-papers'), onPress: () => go({ place: 'read' }) }]} />
          ) : (
            <div ref={list} role="group" aria-labelledby="found-count" className={css.found}>
              <p id="found-count">{words(view.more_than ? 'read-found-more-than' : 'read-found-count', { count: view.total })}</p>
              <ol className={css.hits}>
                {hits.map((hit) => (
                  <li key={hit.seq}>
                    <button type="button" className={css.hit} data-keep={`hit-${hit.seq}`} onClick={() => go({ place: 'read', seq: hit.seq, find })}>
                      <span className={css.rowTitle}>{hit.title || hit.file}</span>
                      <Snippet hit={hit} />
                      <Quiet small>{[hit.when?.words, words('read-page-in', { file: hit.file, first: hit.page })].filter(Boolean).join(' · ')}</Quiet>
                    </button>
                  </li>
                ))}
              </ol>
              <Trouble failure={ask.failure} onClose={ask.clear} />
              {hits.length < view.total && <Row><Button isDisabled={ask.busy} onPress={() => void fetchMore()}>{words('read-found-show-more')}</Button></Row>}
            </div>
          )}
        </Stack>
      </PlaceBody>
    </>
  );
}

function Snippet({ hit }: { hit: SearchHit }) {
  const words = useWords();
  const { whole } = useCoverLine();
  if (hit.covered) return <span className={css.snippet}>{words('covers-in-part', { line: whole(hit.covered) })}</span>;
  const letters = Array.from(hit.snippet);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of hit.marks) {
    parts.push({ text: letters.slice(at, start).join(''), marked: false }, { text: letters.slice(start, end).join(''), marked: true });
    at = end;
  }
  parts.push({ text: letters.slice(at).join(''), marked: false });
  return <span className={css.snippet}>{parts.map((part, i) => (part.marked ? <mark key={i}>{part.text}</mark> : sayRemoved(part.text, words('read-removed'))))}</span>;
}
