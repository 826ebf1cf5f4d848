/** What the rules of each time called for: each paper with the page where it is, or told as not in this file. */
import type { DuePaper, ExpectedRule } from '../contract';
import { Card, Disclosure, Quiet, Stack, Trouble, Waiting } from '../controls';
import { PageLink } from '../app/PageLink';
import { useQuote } from '../covers/line';
import { useReply } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import css from './questions.module.css';

export function ExpectedTab() {
  const words = useWords();
  const expected = useReply('expected', {});
  const view = expected.data;
  if (view === null) return expected.failure ? <Trouble failure={expected.failure} onTry={expected.again} /> : <Waiting />;
  if (view.care_began === null) return <p>{words('questions-expected-care-not-known')}</p>;
  return (
    <Stack>
      <p>{words('questions-expected-what')}</p>
      <p>{words('questions-expected-why-not-here')}</p>
      <Quiet>{words('questions-expected-counted', { when: view.care_began.words })}</Quiet>
      {!view.born_known && <Quiet>{words('questions-expected-born-not-known')}</Quiet>}
      {view.rules.length === 0 ? (
        <p>{words('questions-expected-none')}</p>
      ) : (
        <ul className={css.list}>
          {view.rules.map((rule) => (
            <li key={rule.rule}><OneRule rule={rule} /></li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function OneRule({ rule }: { rule: ExpectedRule }) {
  const words = useWords();
  const kind = useKind();
  const found = rule.papers.filter((paper) => paper.found !== null).length;
  const name = kind('document', rule.kind);
  return (
    <Card label={name}>
      <Stack gap="small">
        <h2 className={css.question}>{name}</h2>
        <p>{rule.plain}</p>
        <Quiet small>{words('questions-expected-source', { source: rule.source })}</Quiet>
        <p>{words('questions-expected-so-many', { found, all: rule.papers.length })}</p>
        <ul className={css.due}>
          {rule.papers.map((paper) => (
            <li key={paper.due.edtf}><OnePaper paper={paper} /></li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function OnePaper({ paper }: { paper: DuePaper }) {
  const words = useWords();
  const quoted = useQuote();
  const from = paper.counted_from[0];
  return (
    <div className={css.pages}>
      <span>{words('questions-expected-due', { when: paper.due.words })}</span>
      {paper.found === null ? (
        <strong>{words('questions-expected-not-here')}</strong>
      ) : (
        <>
          {words('questions-expected-here')} <PageLink seq={paper.found} />
        </>
      )}
      {from && (
        <Disclosure title={words('questions-expected-from')}>
          <p>{from.covered ? quoted(from) : words('questions-expected-from-words', { quote: from.quote })}</p>
          <PageLink seq={from.seq} start={from.start} end={from.end} />
        </Disclosure>
      )}
    </div>
  );
}
