/** What is not in the file: papers that a rule called for about then, and what the page itself speaks of. None of it accuses. */
import type { WhyView } from '../contract';
import { Quiet } from '../controls';
import { useMissing } from '../receipt/MissingList';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { Proofs } from './Proofs';
import css from './why.module.css';

export function NotHere({ view }: { view: WhyView }) {
  const words = useWords();
  const kind = useKind();
  const missing = useMissing();
  if (view.not_found.length + view.mentioned.length === 0) return <p>{words('why-not-here-none')}</p>;
  return (
    <>
      <ul role="list" className={css.saids}>
        {view.not_found.map((paper) => (
          <li key={`${paper.kind}-${paper.due.edtf}`}>
            <p className={css.main}>{words('why-not-here-due', { paper: kind('document', paper.kind), when: paper.due.words })}</p>
            <p>{paper.plain}</p>
            <Quiet small>{words('questions-expected-source', { source: paper.source })}</Quiet>
          </li>
        ))}
        {view.mentioned.map((line, i) => (
          <li key={i}>
            <p className={css.main}>{missing(line)}</p>
            <Proofs evidence={line.evidence} />
          </li>
        ))}
      </ul>
      <Quiet small>{words('questions-expected-why-not-here')}</Quiet>
    </>
  );
}
