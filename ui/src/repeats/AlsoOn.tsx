/** A quiet line above a page whose words stand on other pages too: where they are, and what the person can say about the copies. */
import { useState } from 'react';
import type { RepeatsView, RepeatView } from '../contract';
import { Button, Disclosure, Quiet, Row, Trouble } from '../controls';
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { CopiedHere } from '../whose/CopiedHere';
import css from './repeats.module.css';

/** Pages named before the rest are asked for. */
const FIRST = 3;

export function AlsoOn({ seq }: { seq: number }) {
  const words = useWords();
  const { data } = useReply('repeats', { seq }, [seq]);
  const [all, setAll] = useState<number | null>(null);
  if (data === null || (data.repeats.length === 0 && data.copied.length === 0)) return null;
  const shown = all === seq ? data.repeats : data.repeats.slice(0, FIRST);
  return (
    <section className={css.also} aria-label={words('repeats-label')}>
      {data.repeats.length > 0 && <p>{words('repeats-also', { count: new Set(data.repeats.map((one) => one.seq)).size })}</p>}
      {shown.length > 0 && <ul role="list" className={css.pages}>
        {shown.map((one) => <li key={`${one.seq}-${one.kind}-${one.start}`}><OtherPage seq={seq} other={one} /></li>)}
      </ul>}
      <CopiedHere seq={seq} copied={data.copied} />
      {shown.length < data.repeats.length && <Row><Button tone="quiet" onPress={() => setAll(seq)}>{words('repeats-show-all', { count: data.repeats.length })}</Button></Row>}
      <Choices key={seq} view={data} />
    </section>
  );
}

function OtherPage({ seq, other }: { seq: number; other: RepeatView }) {
  const words = useWords();
  const { go } = useGo();
  const isPassage = other.kind !== 'exact' && other.kind !== 'near';
  const said = [
    words(`repeats-kind-${other.kind.replaceAll('_', '-')}`),
    other.more_there > 0 ? words('repeats-more-there', { count: other.more_there }) : null,
    other.more_here > 0 ? words('repeats-more-here', { count: other.more_here }) : null,
  ].filter(Boolean).join(' · ');
  return (
    <>
      <PageLink seq={other.seq} {...(isPassage ? { start: other.there_start, end: other.there_end } : {})}>
        {words('repeats-page', { seq: other.seq, file: other.file, page: other.page })}
      </PageLink>
      <Quiet small>{said}</Quiet>
      {other.kind === 'near' && (
        <Button tone="quiet" keep={`beside-${other.seq}`} onPress={() => go({ place: 'read', seq, beside: other.seq })}>
          {words('repeats-compare-with', { seq: other.seq })}
        </Button>
      )}
    </>
  );
}

/** What the person can say: these are not the same, these are, this one is to be in front. Each can be undone. */
function Choices({ view }: { view: RepeatsView }) {
  const words = useWords();
  const { go } = useGo();
  const ask = useAsk();
  const say = useSay();
  const { undo } = useUndo();
  const { paper, own } = view;
  const other = view.repeats.find((one) => (one.kind === 'near' || one.kind === 'exact') && one.paper !== null && one.paper !== own)?.paper ?? null;
  const act = (work: () => Promise<unknown>, then: string) =>
    ask.run(async () => {
      await work();
      changed();
      say({ message: words(then), actions: [{ label: words('repeats-undo'), onPress: () => void undo() }] });
    });
  if (own === null || (paper === null && other === null)) return null;
  const isFront = paper?.id === own;
  return (
    <Disclosure title={words('repeats-choices')} level={2}>
      {paper && <p>{words(isFront ? 'repeats-front' : 'repeats-folded')}</p>}
      <Row>
        {paper && !isFront && (
          <>
            <Button keep="open-front" onPress={() => go({ place: 'read', seq: paper.seq })}>{words('repeats-open-front')}</Button>
            <Button isDisabled={ask.busy} onPress={() => void act(() => call('fold_copies', { keep: own, fold: paper.id }), 'repeats-in-front-now')}>{words('repeats-put-in-front')}</Button>
          </>
        )}
        {paper && <Button isDisabled={ask.busy} onPress={() => void act(() => call('part_copy', { id: own }), 'repeats-parted')}>{words('repeats-part')}</Button>}
        {paper === null && other !== null && <Button isDisabled={ask.busy} onPress={() => void act(() => call('fold_copies', { keep: own, fold: other }), 'repeats-folded-now')}>{words('repeats-fold')}</Button>}
      </Row>
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Disclosure>
  );
}
