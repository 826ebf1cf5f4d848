/** File by file: how many pages, how they ended, what could not be read and what to do. Files inside files stand under them. */
import { useGo, useKept } from '../app/go';
import type { ReceiptFile } from '../contract';
import { Button, Disclosure, Quiet, Row, Stack } from '../controls';
import { useWords } from '../words/words';
import css from './receipt.module.css';

/** More files than this wait behind a button. */
const FIRST = 40;

export function FileList({ files }: { files: readonly ReceiptFile[] }) {
  const words = useWords();
  const [all, setAll] = useKept('files-all', false);
  const shown = all ? files : files.slice(0, FIRST);
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="receipt-files">
      <Stack>
        <h2 id="receipt-files">{words('receipt-files')}</h2>
        <ul role="list" className={css.lines}>
          {shown.map((file) => (
            <li key={file.id} className={css.line} data-depth={Math.min(file.depth, 3)}><File file={file} /></li>
          ))}
        </ul>
        {shown.length < files.length && <Row><Button onPress={() => setAll(true)}>{words('receipt-files-all', { count: files.length })}</Button></Row>}
      </Stack>
    </section>
  );
}

function File({ file }: { file: ReceiptFile }) {
  const words = useWords();
  const { go } = useGo();
  const { tally } = file;
  const parts: [string, number][] = [
    ['words', tally.words], ['from-pictures', tally.from_pictures], ['pictures', tally.pictures], ['blank', tally.blank], ['withheld', tally.withheld],
    ['not-read', tally.not_read], ['waiting', tally.waiting], ['removed', tally.removed_parts],
  ];
  const told = parts.filter(([, count]) => count > 0).map(([part, count]) => words(`receipt-file-part-${part}`, { count }));
  const own = file.depth === 0 ? file.name : (file.name.split('/').at(-1) ?? file.name);
  return (
    <Stack gap="small">
      <h3>{own}</h3>
      {file.depth > 0 && <Quiet small>{words('receipt-file-inside')}</Quiet>}
      <p>{[words('receipt-file-pages', { count: tally.pages }), ...told].join(' · ')}</p>
      {file.why && <p>{words(`files-why-${file.why}`)}</p>}
      {file.same_as !== null && <p>{words('receipt-file-same', { name: file.same_as })}</p>}
      {file.trouble.length > 0 && (
        <Disclosure title={words('files-trouble')} level={3}>
          <ul>{file.trouble.map((page) => <li key={page.page}>{words(`files-page-${page.why}`, { page: page.page })}</li>)}</ul>
        </Disclosure>
      )}
      {file.first_seq !== null && (
        <Row>
          <Button tone="quiet" keep={`came-${file.id}`} onPress={() => go({ place: 'read', seq: file.first_seq ?? 1 })}>{words('receipt-file-open', { name: own })}</Button>
        </Row>
      )}
    </Stack>
  );
}
