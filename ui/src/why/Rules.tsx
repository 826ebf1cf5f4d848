/** What the rules of that day called for: only rules whose text was read, each with its source, or why none is told. */
import type { WhyView } from '../contract';
import { Quiet } from '../controls';
import { useWords } from '../words/words';
import css from './why.module.css';

export function Rules({ view }: { view: WhyView }) {
  const words = useWords();
  if (view.rules.length === 0) return <p>{words(`why-rules-${view.no_rule ?? 'none-checked'}`)}</p>;
  return (
    <>
      <ul role="list" className={css.saids}>
        {view.rules.map((rule) => (
          <li key={rule.plain}>
            <p>{rule.plain}</p>
            <Quiet small>{words('questions-expected-source', { source: rule.source })}</Quiet>
          </li>
        ))}
      </ul>
      <Quiet small>{words('why-rules-line')}</Quiet>
    </>
  );
}
