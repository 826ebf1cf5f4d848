/** Words that stand in several papers of different days: where they were first written, and every page that has them again. */
import type { CopiedRow } from '../contract';
import { Button, Card, Disclosure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { useKept } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useQuote } from '../covers/line';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { AT_ONCE, useAgain } from './again';
import { Quoted } from './Quoted';
import css from './whose.module.css';

export function CopiedTab() {
  const words = useWords();
  const [shown, setShown] = useKept('whose-copied-shown', AT_ONCE);
  const reply = useReply('copied', { offset: 0, limit: shown }, [shown]);
  const view = reply.data;
  useAgain(view?.still_adding ?? false, reply.again);
  if (view === null) return reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />;
  return (
    <Stack gap="large">
      {view.still_adding && <Quiet>{words('whose-still-adding')}</Quiet>}
      <div>
        <p>{words('whose-copied-what')}</p>
        <Quiet>{words('whose-copied-exact')}</Quiet>
      </div>
      {view.rows.length === 0 && <p>{words('whose-copied-none')}</p>}
      <ol className={css.list}>{view.rows.map((row) => <li key={`${row.words.seq}-${row.words.start}`}><OnePassage row={row} /></li>)}</ol>
      {view.total > shown && <Row><Button onPress={() => setShown(shown + AT_ONCE)}>{words('whose-more', { count: view.total - shown })}</Button></Row>}
    </Stack>
  );
}

function OnePassage({ row }: { row: CopiedRow }) {
  const words = useWords();
  const quoted = useQuote();
  const count = row.places.length;
  const first = row.places[0]?.when?.words ?? words('whose-no-date');
  const said = row.first === 'known' ? words('whose-copied-first', { when: first, count }) : words(row.first === 'tie' ? 'whose-copied-tie' : 'whose-copied-no-date', { count });
  return (
    <Card label={quoted(row.words).slice(0, 80)}>
      <Stack gap="small">
        <Quoted proof={row.words} />
        <p>{said}</p>
        <Disclosure level={2} title={words('whose-copied-where')}>
          <ol className={css.pages}>
            {row.places.map((one) => (
              <li key={`${one.seq}-${one.start}`}>
                <span>{[one.when?.words ?? words('whose-no-date'), one.title].filter(Boolean).join(' · ')}</span>{' '}
                <PageLink seq={one.seq} start={one.start} end={one.end} />
              </li>
            ))}
          </ol>
        </Disclosure>
      </Stack>
    </Card>
  );
}
