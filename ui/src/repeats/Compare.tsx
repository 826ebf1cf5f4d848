/** Two pages side by side: what one shows and the other does not, marked in both and told once more as a list. */
import { useEffect, useRef } from 'react';
import type { ChangeView, CompareRun, CompareSide, CompareView } from '../contract';
import { Button, Row, Stack, Trouble, VisuallyHidden, Waiting } from '../controls';
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import css from './repeats.module.css';

export function Compare({ left, right }: { left: number; right: number }) {
  const words = useWords();
  const { cameBack } = useGo();
  const reply = useReply('compare_pages', { left, right }, [left, right]);
  const start = useRef<HTMLDivElement>(null);
  // What is different is what the person came for; a screen reader begins there.
  useEffect(() => {
    if (reply.data && !cameBack) start.current?.focus({ preventScroll: true });
  }, [reply.data, cameBack]);
  return (
    <>
      <PlaceHead title={words('repeats-compare-title')} />
      <PlaceBody>
        {reply.data === null ? (
          reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />
        ) : (
          <Stack gap="large">
            <div ref={start} tabIndex={-1} className={css.told}>
              <Summary view={reply.data} />
              <Changes view={reply.data} />
            </div>
            <p>{words('repeats-key')}</p>
            <div className={css.sides}>
              <Side side={reply.data.left} />
              <Side side={reply.data.right} />
            </div>
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}

function Summary({ view }: { view: CompareView }) {
  const words = useWords();
  if (view.shared === 0) return <p>{words('repeats-nothing-shared')}</p>;
  if (view.changes.length === 0) return <p>{words('repeats-all-same')}</p>;
  return (
    <>
      {view.more_left > 0 && <p className={css.more}>{words('repeats-side-more', { seq: view.left.seq, count: view.more_left })}</p>}
      {view.more_right > 0 && <p className={css.more}>{words('repeats-side-more', { seq: view.right.seq, count: view.more_right })}</p>}
    </>
  );
}

function Changes({ view }: { view: CompareView }) {
  const words = useWords();
  const misread = view.changes.filter((change) => change.kind === 'read_two_ways').length;
  const told = view.changes.filter((change) => change.kind !== 'read_two_ways');
  if (view.changes.length === 0) return null;
  const say = (change: ChangeView) =>
    words(`repeats-change-${change.kind.replaceAll('_', '-')}`, { left: view.left.seq, right: view.right.seq, words: change.left || change.right, others: change.right });
  return (
    <section aria-labelledby="what-differs">
      <h2 id="what-differs">{words('repeats-differences')}</h2>
      <ol className={css.changes}>
        {told.map((change, i) => <li key={i}>{say(change)}</li>)}
        {misread > 0 && <li>{words('repeats-change-read-two-ways', { count: misread })}</li>}
      </ol>
    </section>
  );
}

function Side({ side }: { side: CompareSide }) {
  const words = useWords();
  const { go } = useGo();
  const name = words('repeats-side', { seq: side.seq, file: side.file, page: side.page });
  return (
    <section className={css.side} aria-label={name}>
      <h2>{name}</h2>
      <p className={css.text}>{side.runs.map((run, i) => <Stretch key={i} run={run} />)}</p>
      <Row><Button keep={`open-${side.seq}`} onPress={() => go({ place: 'read', seq: side.seq })}>{words('repeats-open-page', { seq: side.seq })}</Button></Row>
    </section>
  );
}

function Stretch({ run }: { run: CompareRun }) {
  const words = useWords();
  switch (run.kind) {
    case 'covered':
      return <span className={css.black}>{words('covers-compare')}</span>;
    case 'blacked_out':
      return <span className={css.black}>{words('repeats-black')}</span>;
    case 'hidden_there':
    case 'only_here':
      return (
        <mark className={css.stretch} data-kind={run.kind}>
          <VisuallyHidden>[{words(run.kind === 'hidden_there' ? 'repeats-hidden-there' : 'repeats-only-here')} </VisuallyHidden>
          {run.text}
          <VisuallyHidden> {words('repeats-end')}]</VisuallyHidden>
        </mark>
      );
    default:
      return <>{run.text}</>;
  }
}
