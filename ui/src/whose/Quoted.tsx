/** Words of a page with the link that opens it; or what their cover says. */
import type { EvidenceView } from '../contract';
import { PageLink } from '../app/PageLink';
import { useQuote } from '../covers/line';
import { useWords } from '../words/words';
import css from './whose.module.css';

export function Quoted({ proof }: { proof: EvidenceView }) {
  const words = useWords();
  const quoted = useQuote();
  return (
    <div className={css.quoted}>
      {proof.covered ? <p>{quoted(proof)}</p> : <blockquote className={css.words}>{quoted(proof)}</blockquote>}
      <PageLink seq={proof.seq} start={proof.start} end={proof.end}>{words('whose-page', { seq: proof.seq, file: proof.file, page: proof.page })}</PageLink>
    </div>
  );
}
