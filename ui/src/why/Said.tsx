/** What the person is recorded as saying near a decision, or that the paper says they were not heard. */
import { useState } from 'react';
import type { WhySaid } from '../contract';
import { Button, Quiet, Row } from '../controls';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { Proofs } from './Proofs';
import css from './why.module.css';

/** Lines shown before the rest are asked for. */
const FIRST = 4;

export function Said({ said }: { said: readonly WhySaid[] }) {
  const words = useWords();
  const kind = useKind();
  const [all, setAll] = useState(false);
  const shown = all ? said : said.slice(0, FIRST);
  if (said.length === 0) return <p>{words('why-said-none')}</p>;
  const paper = (line: WhySaid) => {
    if (line.same_paper || line.paper === null) return words('why-said-same');
    const name = kind('document', line.paper);
    return line.when ? words('why-said-paper-when', { paper: name, when: line.when.words }) : words('why-said-paper', { paper: name });
  };
  return (
    <>
      <ul role="list" className={css.saids}>
        {shown.map((line) => (
          <li key={`${line.evidence.seq}-${line.evidence.start}`}>
            <p>{words(`why-said-${line.kind}`)}</p>
            <Proofs evidence={[line.evidence]} />
            <Quiet small>{paper(line)}</Quiet>
          </li>
        ))}
      </ul>
      {shown.length < said.length && <Row><Button tone="quiet" onPress={() => setAll(true)}>{words('why-said-more', { count: said.length - shown.length })}</Button></Row>}
    </>
  );
}
