/** What the papers speak of and that was not found. Each line quotes its words and opens at its page; none of them accuses. */
import { useKept, useGo } from '../app/go';
import type { MissingView } from '../contract';
import { Button, Measure, Quiet, Row, Stack } from '../controls';
import { useQuote } from '../covers/line';
import { useWords } from '../words/words';
import css from './receipt.module.css';

/** More lines than this wait behind a button. */
const FIRST = 12;

export function MissingList({ missing, pictures }: { missing: readonly MissingView[]; pictures: number }) {
  const words = useWords();
  const [all, setAll] = useKept('missing-all', false);
  const shown = all ? missing : missing.slice(0, FIRST);
  return (
    <section aria-labelledby="receipt-missing">
      <Stack>
        <h2 id="receipt-missing">{words('receipt-missing')}</h2>
        {missing.length === 0 ? (
          <p>{words('receipt-missing-none')}</p>
        ) : (
          <>
            <Measure>
              <p>{words('receipt-missing-line')}</p>
              {pictures > 0 && <Quiet>{words('receipt-missing-pictures', { count: pictures })}</Quiet>}
            </Measure>
            <ul role="list" className={css.lines}>
              {shown.map((line, i) => <li key={i} className={css.line}><Line line={line} /></li>)}
            </ul>
            {shown.length < missing.length && <Row><Button onPress={() => setAll(true)}>{words('receipt-missing-more', { count: missing.length })}</Button></Row>}
          </>
        )}
      </Stack>
    </section>
  );
}

function Line({ line }: { line: MissingView }) {
  const words = useWords();
  const quoted = useQuote();
  const what = useMissing()(line);
  const { go } = useGo();
  const [first, ...rest] = line.evidence;
  if (first === undefined) return null;
  const at = { file: first.file, page: first.page };
  return (
    <Stack gap="small">
      <h3>{what}</h3>
      {line.kind === 'said-missing' && <p>{words('receipt-missing-said')}</p>}
      {line.kind === 'listed' && <p>{words('receipt-missing-listed')}</p>}
      <blockquote className={css.quote}>{first.covered ? quoted(first) : words('receipt-quote', { quote: quoted(first) })}</blockquote>
      <Row>
        <Button
          tone="quiet"
          keep={`missing-${first.seq}-${first.start}`}
          aria-label={words('receipt-open-label', { ...at, what })}
          onPress={() => go({ place: 'read', seq: first.seq, start: first.start, end: first.end })}
        >
          {words('receipt-source', at)}
        </Button>
        {rest.length > 0 && <Quiet small>{words('receipt-more-pages', { count: rest.length })}</Quiet>}
      </Row>
    </Stack>
  );
}

/** What was not found, in a few words. */
export function useMissing(): (line: MissingView) => string {
  const words = useWords();
  return (line) => {
    const from = line.from ?? 0;
    const to = line.to ?? 0;
    const run = to > from;
    switch (line.kind) {
      case 'pages':
        if (line.of === null) return words(run ? 'receipt-missing-page-run-bare' : 'receipt-missing-page-bare', { from, to });
        return words(run ? 'receipt-missing-page-run' : 'receipt-missing-pages', { from, to, of: line.of });
      case 'folios':
        return words(run ? 'receipt-missing-folio-run' : 'receipt-missing-folio', { from, to });
      case 'volume':
        return line.of === null ? words('receipt-missing-volume', { from }) : words('receipt-missing-volume-of', { from, of: line.of });
      case 'goes-on':
        return words('receipt-missing-goes-on');
      case 'carries-on':
        return words('receipt-missing-carries-on');
      default:
        return line.when === null ? words('receipt-missing-paper', { title: line.title }) : words('receipt-missing-paper-when', { title: line.title, when: line.when.words });
    }
  };
}
