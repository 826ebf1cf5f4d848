/** What papers say would be done, by whom and until when, and what later papers say of it. It never says that a promise was broken. */
import { useState } from 'react';
import type { AgreedRow, ToldRow, WordsSaidView } from '../contract';
import { Button, Card, Quiet, Row, Select, Stack, Trouble, Waiting } from '../controls';
import { useKept } from '../app/go';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { useQuote } from '../covers/line';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { AskAbout } from '../timeline/AskAbout';
import { AT_ONCE, useAgain } from './again';
import { Quoted } from './Quoted';
import css from './whose.module.css';

const ways = ['all', 'nothing', 'open', 'done', 'two-ways'] as const;
type Way = (typeof ways)[number];

const isLike: Record<Way, (row: AgreedRow) => boolean> = {
  all: () => true,
  nothing: (row) => row.told.length === 0,
  open: (row) => row.told.some((one) => one.became === 'not_done' || one.became === 'still_to_do'),
  done: (row) => row.told.some((one) => one.became === 'done'),
  'two-ways': (row) => row.two_ways,
};

export function AgreedTab() {
  const words = useWords();
  const reply = useReply('agreed', {});
  const view = reply.data;
  const [way, setWay] = useKept<Way>('whose-agreed-way', 'all');
  const [shown, setShown] = useKept('whose-agreed-shown', AT_ONCE);
  useAgain(view?.still_adding ?? false, reply.again);
  if (view === null) return reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />;
  const rows = view.rows.filter(isLike[way]);
  return (
    <Stack gap="large">
      {view.still_adding && <Quiet>{words('whose-still-adding')}</Quiet>}
      <p>{words('whose-agreed-what')}</p>
      {view.rows.length === 0 ? (
        <p>{words('whose-agreed-none')}</p>
      ) : (
        <>
          <Row>
            <Select label={words('whose-agreed-show')} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: words(`whose-agreed-show-${value}`) }))} />
          </Row>
          {rows.length === 0 && <p>{words('whose-agreed-none-so')}</p>}
          <ol className={css.list}>{rows.slice(0, shown).map((row) => <li key={`${row.evidence.seq}-${row.evidence.start}`}><OneAction row={row} /></li>)}</ol>
          {rows.length > shown && <Row><Button onPress={() => setShown(shown + AT_ONCE)}>{words('whose-more', { count: rows.length - shown })}</Button></Row>}
        </>
      )}
    </Stack>
  );
}

function OneAction({ row }: { row: AgreedRow }) {
  const words = useWords();
  const quoted = useQuote();
  const what = row.evidence.covered ? quoted(row.evidence) : row.what;
  return (
    <Card label={what}>
      <Stack gap="small">
        <h2 className={css.what}>{what}</h2>
        <Quiet small>{[words('whose-agreed-on', { when: row.when?.words ?? words('whose-no-date') }), row.title].filter(Boolean).join(' · ')}</Quiet>
        {row.who && <p>{words('whose-agreed-who', { who: row.who })}</p>}
        {row.by && <p>{words('whose-agreed-by', { when: row.by.words })}</p>}
        <Quoted proof={row.evidence} />
        {row.told.length === 0 ? <p>{words('whose-agreed-nothing')}</p> : <Later told={row.told} />}
        {row.two_ways && <p>{words('whose-agreed-two-ways')}</p>}
        {row.told.some((one) => one.when === null) && <Quiet small>{words('whose-agreed-undated')}</Quiet>}
        <Own row={row} />
      </Stack>
    </Card>
  );
}

function Later({ told }: { told: ToldRow[] }) {
  const words = useWords();
  return (
    <div>
      <p>{words('whose-agreed-later')}</p>
      <ul className={css.told}>
        {told.map((one) => (
          <li key={`${one.evidence.seq}-${one.evidence.start}-${one.became}`}>
            <p>
              <b>{words(`whose-became-${one.became.replaceAll('_', '-')}`)}</b> · {[one.when?.words ?? words('whose-no-date'), one.title].filter(Boolean).join(' · ')}
            </p>
            <Quoted proof={one.evidence} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const own: WordsSaidView[] = ['nothing', 'done', 'not_done', 'not_known'];

/** The person's own word beside the papers', and a question tied to the page. */
function Own({ row }: { row: AgreedRow }) {
  const words = useWords();
  const ask = useAsk();
  const say = useSay();
  const { undo } = useUndo();
  const [asking, setAsking] = useState(false);
  const { seq, start, end } = row.evidence;
  const saying = (said: WordsSaidView) =>
    void ask.run(async () => {
      await call('say_of_words', { seq, start, end, said });
      changed();
      say({ message: words('whose-own-saved'), actions: [{ label: words('app-undo'), onPress: () => void undo() }] });
    });
  const asked = () => {
    setAsking(false);
    say({ message: words('whose-asked'), focusAfter: `ask-${seq}-${start}` });
  };
  return (
    <Stack gap="small">
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Select label={words('whose-own-label')} value={row.said ?? 'nothing'} onChange={saying} options={own.map((value) => ({ value, label: words(`whose-own-${value.replaceAll('_', '-')}`) }))} />
        {!asking && <Button icon="circle-question-mark" keep={`ask-${seq}-${start}`} onPress={() => setAsking(true)}>{words('whose-ask')}</Button>}
      </Row>
      {asking && <AskAbout proof={row.evidence} first={words('whose-ask-start')} onAsked={asked} onLeave={() => setAsking(false)} />}
    </Stack>
  );
}
