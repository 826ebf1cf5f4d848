/** Every file that was brought in: how it ended, why, which pages had problems, and what can be done about it. */
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useSay } from '../app/say';
import { useImport } from '../bring/import';
import { ImportProgress } from '../bring/ImportProgress';
import type { FileRow } from '../contract';
import { Button, Card, Disclosure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { DeleteFile, EmptyBin } from '../delete/DeleteFiles';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useSize } from '../words/size';
import { useWords } from '../words/words';
import { FilePassword } from './FilePassword';
import css from './files.module.css';

export default function FilesPlace() {
  const words = useWords();
  const { go } = useGo();
  const files = useReply('files', {});
  const bringing = useImport();
  const going = bringing.data?.state === 'running' || bringing.data?.state === 'paused';
  return (
    <>
      <PlaceHead title={words('app-place-files')}>
        <Button icon="list-checks" keep="receipt" onPress={() => go({ place: 'receipt' })}>{words('app-place-receipt')}</Button>
        <Button icon="plus" keep="bring" onPress={() => go({ place: 'bring' })}>{words('bring-more')}</Button>
      </PlaceHead>
      <PlaceBody>
        <Quiet>{words('files-line')}</Quiet>
        <div hidden={!going}><ImportProgress bringing={bringing} short /></div>
        <Trouble failure={files.failure} onTry={files.again} />
        {files.data === null && files.loading && <Waiting />}
        {files.data && files.data.files.length === 0 && files.data.taken_out.length === 0 && <p>{words('files-empty')}</p>}
        {files.data && files.data.files.length > 0 && <List id="files-list" rows={files.data.files} />}
        {files.data && files.data.taken_out.length > 0 && <List id="files-out" rows={files.data.taken_out} out />}
      </PlaceBody>
    </>
  );
}

function List({ id, rows, out = false }: { id: string; rows: FileRow[]; out?: boolean }) {
  const words = useWords();
  return (
    <section aria-labelledby={id}>
      <Stack>
        <h2 id={id}>{words(out ? 'files-out' : 'files-list')}</h2>
        {out && <Quiet>{words('files-out-line')}</Quiet>}
        <ul role="list" className={css.files}>
          {rows.map((row) => <li key={row.id}><File row={row} out={out} /></li>)}
        </ul>
        {out && rows.length > 1 && <Row><EmptyBin count={rows.length} /></Row>}
      </Stack>
    </section>
  );
}

function File({ row, out }: { row: FileRow; out: boolean }) {
  const words = useWords();
  const size = useSize();
  const say = useSay();
  const ask = useAsk();
  const { go } = useGo();
  const name = row.name;

  const act = (does: 'take' | 'back' | 'again') =>
    ask.run(async () => {
      if (does === 'take') {
        await call('take_file_out', { id: row.id });
        say({ message: words('files-taken-out', { name }), actions: [{ label: words('app-undo'), onPress: () => void call('put_file_back', { id: row.id }).then(changed, changed) }] });
      } else if (does === 'back') {
        await call('put_file_back', { id: row.id });
        say({ message: words('files-was-put-back', { name }) });
      } else {
        await call('try_file_again', { id: row.id });
        say({ message: words('files-trying', { name }) });
      }
      changed();
    });
  const askForPassword = !out && row.why === 'locked';
  const canTryAgain = !out && row.why !== 'locked' && (row.state === 'not-readable' || row.state === 'done-with-problems');

  return (
    <Card>
      <Stack gap="small">
        <div className={css.top}>
          <h3>{name}</h3>
          <Quiet>{words('files-size', { pages: row.pages, size: size(row.bytes) })}</Quiet>
        </div>
        <p>{words(`files-state-${row.why === 'locked' ? 'locked' : row.state}`, { ready: row.pages_ready, pages: row.pages, count: row.trouble.length })}</p>
        {row.why && !askForPassword && <p>{words(`files-why-${row.why}`)}</p>}
        {askForPassword && <FilePassword row={row} focusAfter={`out-${row.id}`} />}
        {row.picture_only > 0 && <Quiet>{words('files-picture-only', { count: row.picture_only })}</Quiet>}
        {row.trouble.length > 0 && (
          <Disclosure title={words('files-trouble')} level={3}>
            <ul>{row.trouble.map((page) => <li key={page.page}>{words(`files-page-${page.why}`, { page: page.page })}</li>)}</ul>
          </Disclosure>
        )}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          {!out && row.first_seq !== null && (
            <Button icon="book-open" keep={`read-${row.id}`} onPress={() => go({ place: 'read', seq: row.first_seq ?? 1 })}>{words('files-open', { name })}</Button>
          )}
          {!out && row.pages_ready > 1 && (
            <Button icon="scissors" keep={`papers-${row.id}`} aria-label={words('papers-files-see-label', { name })} onPress={() => go({ place: 'papers', key: String(row.id) })}>{words('papers-files-see')}</Button>
          )}
          {canTryAgain && (
            <Button icon="rotate-ccw" isDisabled={ask.busy} aria-label={words('files-again-label', { name })} onPress={() => void act('again')}>{words('files-again')}</Button>
          )}
          {out ? (
            <>
              <Button icon="undo-2" isDisabled={ask.busy} aria-label={words('files-put-back-label', { name })} onPress={() => void act('back')}>{words('files-put-back')}</Button>
              <DeleteFile id={row.id} name={name} />
            </>
          ) : (
            <Button keep={`out-${row.id}`} isDisabled={ask.busy} aria-label={words('files-take-out-label', { name })} onPress={() => void act('take')}>{words('files-take-out')}</Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
