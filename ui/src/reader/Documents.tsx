/** Every paper found in the file, with its kind and its own date. */
import { useEffect, useState } from 'react';
import type { DocumentRow, Failure, KindCount, PaperOrder } from '../contract';
import { BigList, Button, Checkbox, Quiet, Row, Select, Stack, TextField, Trouble, Waiting } from '../controls';
import { useGo, useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { call, failureIn } from '../desk';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { withCopies } from '../repeats/withCopies';
import { FindField } from './FindField';
import css from './reader.module.css';

/** Rows in one answer; all of them are fetched, a piece at a time. */
const AT_ONCE = 500;
/** Width in rem under which a row's second line breaks. */
const NARROW = 48;
/** Wait this long after the last letter before looking. */
const PAUSE = 250;
const orders: readonly PaperOrder[] = ['council', 'date', 'kind'];

export function Documents({ find }: { find: boolean }) {
  const words = useWords();
  const kind = useKind();
  const { go } = useGo();
  const [chosen, setChosen] = useKept('documents-kind', 'all');
  const [named, setNamed] = useKept('documents-named', '');
  const [order, setOrder] = useKept<PaperOrder>('documents-order', 'council');
  const [copies, setCopies] = useKept('documents-copies', false);
  const [rows, setRows] = useState<DocumentRow[] | null>(null);
  const [kinds, setKinds] = useState<KindCount[]>([]);

  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let current = true;
    const fetchAll = async () => {
      const all: DocumentRow[] = [];
      try {
        for (;;) {
          const answer = await call('documents', { offset: all.length, limit: AT_ONCE, kind: chosen === 'all' ? null : chosen, words: named || null, order });
          if (!current) return;
          all.push(...answer.rows);
          setKinds(answer.kinds);
          setRows([...all]);
          if (answer.rows.length === 0 || all.length >= answer.total) return;
        }
      } catch (thrown) {
        if (current) setFailure(failureIn(thrown));
      }
    };
    setFailure(null);
    const timer = setTimeout(() => void fetchAll(), named === '' ? 0 : PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chosen, named, order, turn]);

  // Rows are one height: where lines are short they need more of them.
  const narrow = window.innerWidth < NARROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize || '18');
  const title = (row: DocumentRow) => row.title || kind('document', row.kind);
  return (
    <>
      <PlaceHead title={words('app-place-read')}>
        <Button icon="circle-dashed" keep="removed" onPress={() => go({ place: 'removed' })}>{words('read-see-removed')}</Button>
        <Button icon="sticky-note" keep="all-notes" onPress={() => go({ place: 'notes' })}>{words('read-all-notes')}</Button>
      </PlaceHead>
      <PlaceBody>
        <Stack gap="large">
          <FindField takesFocus={find} />
          <Row>
            <Select
              label={words('read-kind')}
              value={chosen}
              onChange={setChosen}
              options={[{ value: 'all', label: words('read-kind-all') }, ...kinds.map((k) => ({ value: k.kind, label: words('read-kind-count', { kind: kind('document', k.kind), count: k.count }) }))]}
            />
            <Select
              label={words('papers-order')}
              value={order}
              onChange={setOrder}
              options={orders.map((value) => ({ value, label: words(`papers-order-${value}`) }))}
            />
            <TextField label={words('read-title-has')} value={named} onChange={setNamed} maxLength={200} />
            {rows?.some((row) => row.copies.length > 0) && <Checkbox label={words('repeats-show-copies')} isSelected={copies} onChange={setCopies} />}
          </Row>
          <Trouble failure={failure} onTry={() => setTurn(turn + 1)} />
          {rows === null ? (
            failure === null && <Waiting />
          ) : rows.length === 0 ? (
            <p>{words('read-no-documents')}</p>
          ) : (
            <BigList label={words('read-documents')} rows={copies ? withCopies(rows) : rows} keyOf={(row) => row.id} textOf={(row) => (row.copy_of ? words('repeats-copy-of', { title: title(row) }) : title(row))} rowRem={narrow ? 7 : 4.2} className={css.documents ?? ''} onOpen={(row) => go({ place: 'read', seq: row.seq })}>
              {(row) => (
                <div className={css.row} data-copy={row.copy_of !== null}>
                  <span className={css.rowTitle}>{row.copy_of ? words('repeats-copy-of', { title: title(row) }) : title(row)}</span>
                  <Quiet small>
                    {[
                      row.title && row.title !== kind('document', row.kind) ? kind('document', row.kind) : null,
                      row.when?.words ?? words('read-no-date'),
                      words(row.first_page === row.last_page ? 'read-page-in' : 'read-pages-in', { file: row.file, first: row.first_page, last: row.last_page }),
                      row.picture_only ? words('read-pictures-only') : null,
                      row.said.kind || row.said.title || row.said.date ? words('papers-you-said') : null,
                      row.copies.length > 0 ? words('repeats-copies-folded', { count: row.copies.length }) : null,
                    ].filter(Boolean).join(' · ')}
                  </Quiet>
                </div>
              )}
            </BigList>
          )}
        </Stack>
      </PlaceBody>
    </>
  );
}
