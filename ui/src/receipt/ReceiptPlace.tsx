/** What came: every file with how its pages ended, what the papers speak of that was not found, and the same as a PDF. */
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import type { ReceiptView, TallyView } from '../contract';
import { Button, Card, Measure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { FileList } from './FileList';
import { MissingList } from './MissingList';
import { SaveReceipt } from './SaveReceipt';
import css from './receipt.module.css';

export default function ReceiptPlace() {
  const words = useWords();
  const { go } = useGo();
  const receipt = useReply('receipt', {});
  const view = receipt.data;
  return (
    <>
      <PlaceHead title={words('app-place-receipt')}>
        <Button icon="files" keep="files" onPress={() => go({ place: 'files' })}>{words('app-place-files')}</Button>
      </PlaceHead>
      <PlaceBody>
        <Trouble failure={receipt.failure} onTry={receipt.again} />
        {view === null && receipt.loading && <Waiting />}
        {view && view.files.length === 0 && view.left_out.length === 0 && <p>{words('receipt-empty')}</p>}
        {view && (view.files.length > 0 || view.left_out.length > 0) && <Whole view={view} />}
      </PlaceBody>
    </>
  );
}

function Whole({ view }: { view: ReceiptView }) {
  const words = useWords();
  return (
    <Stack gap="large">
      <Measure>
        <Stack>
          <p>{words('receipt-line')}</p>
          {view.still_adding && <Card tone="soft"><p>{words('receipt-adding')}</p></Card>}
          <p className={css.came}>
            {words('receipt-came', { files: view.files.length, pages: view.total.pages })}{' '}
            {view.first_day !== null && view.last_day !== null && (
              view.first_day === view.last_day ? words('receipt-one-day', { first: view.first_day }) : words('receipt-span', { first: view.first_day, last: view.last_day })
            )}
          </p>
          <Pages tally={view.total} />
          {view.total.removed_parts > 0 && <p>{words('receipt-removed', { count: view.total.removed_parts })}</p>}
          {view.repeated_papers > 0 && <p>{words('receipt-repeats', { papers: view.repeated_papers, pages: view.repeated_pages })}</p>}
        </Stack>
      </Measure>
      <PagesToldOf view={view} what="sealed" />
      <PagesToldOf view={view} what="only-words" />
      <MissingList missing={view.missing} pictures={view.total.pictures} />
      <FileList files={view.files} />
      <LeftOutList view={view} />
      <SaveReceipt />
    </Stack>
  );
}

function Pages({ tally }: { tally: TallyView }) {
  const words = useWords();
  const rows: [string, number][] = [
    ['receipt-words', tally.words],
    ['receipt-from-pictures', tally.from_pictures],
    ['receipt-pictures', tally.pictures],
    ['receipt-blank', tally.blank],
    ['receipt-withheld', tally.withheld],
    ['receipt-not-read', tally.not_read],
    ...(tally.waiting > 0 ? [['receipt-waiting', tally.waiting] as [string, number]] : []),
  ];
  return (
    <table className={css.pages}>
      <caption>{words('receipt-pages')}</caption>
      <tbody>
        {rows.map(([id, count]) => (
          <tr key={id}>
            <th scope="row">{words(id)}</th>
            <td>{words('receipt-count', { count })}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words('receipt-all')}</th>
          <td>{words('receipt-count', { count: tally.pages })}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/**
 * Pages of which there is one thing to say: where the council left words under a black box (the words themselves are nowhere), and
 * where a fault of ours kept us from finding anything.
 */
function PagesToldOf({ view, what }: { view: ReceiptView; what: 'sealed' | 'only-words' }) {
  const words = useWords();
  const places = view.files.flatMap((file) =>
    (what === 'sealed' ? file.words_left : file.only_words).map((at) => ({ file: file.name, ...at })),
  );
  if (places.length === 0) return null;
  return (
    <section aria-labelledby={`receipt-${what}`}>
      <Stack gap="small">
        <h2 id={`receipt-${what}`}>{words(`receipt-${what}`)}</h2>
        <p>{words(`receipt-${what}-line`)}</p>
        <Row>
          {places.map((at) => <PageLink key={at.seq} seq={at.seq}>{words('receipt-page-at', { file: at.file, page: at.page })}</PageLink>)}
        </Row>
      </Stack>
    </section>
  );
}

function LeftOutList({ view }: { view: ReceiptView }) {
  const words = useWords();
  if (view.left_out.length === 0) return null;
  return (
    <section aria-labelledby="receipt-left-out">
      <Stack gap="small">
        <h2 id="receipt-left-out">{words('receipt-left-out')}</h2>
        <ul className={css.plain}>
          {view.left_out.map((left) => <li key={left.name}>{words(`receipt-left-out-${left.why}`, { name: left.name })}</li>)}
        </ul>
        <Quiet>{words('files-line')}</Quiet>
      </Stack>
    </section>
  );
}
