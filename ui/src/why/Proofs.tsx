/** Words of pages, each with the way to its page; the first few at once. Accounts that differ stand side by side. */
import { useState, type ReactNode } from 'react';
import type { EvidenceView } from '../contract';
import { Button, Row } from '../controls';
import { PageLink } from '../app/PageLink';
import { useQuote } from '../covers/line';
import { useWords } from '../words/words';
import css from './why.module.css';

/** Proofs shown before the rest are asked for. */
const FIRST = 3;

export function Proofs({ evidence }: { evidence: readonly EvidenceView[] }) {
  const words = useWords();
  const quoted = useQuote();
  const [all, setAll] = useState(false);
  const shown = all ? evidence : evidence.slice(0, FIRST);
  if (evidence.length === 0) return null;
  return (
    <>
      <ul role="list" className={css.proof}>
        {shown.map((e) => (
          <li key={`${e.seq}-${e.start}-${e.end}`}>
            {e.covered ? <span>{quoted(e)}</span> : <q>{quoted(e)}</q>}
            <PageLink seq={e.seq} start={e.start} end={e.end}>{words('timeline-open-page', { seq: e.seq, file: e.file, page: e.page })}</PageLink>
          </li>
        ))}
      </ul>
      {shown.length < evidence.length && (
        <Row><Button tone="quiet" onPress={() => setAll(true)}>{words('timeline-more-pages', { count: evidence.length - shown.length })}</Button></Row>
      )}
    </>
  );
}

/** Two accounts are drawn alike, and neither comes first by more than its place in the file. */
export function Accounts({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return null;
  return <ul role="list" className={css.accounts} data-many={count > 1}>{children}</ul>;
}
