/** Where the papers give the person's own words or say what they wanted and felt, and the reviews that have no part for it. */
import type { UnheardRow, VoiceRow, WordsSaidView } from '../contract';
import { Button, Card, Disclosure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { useKept } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { AT_ONCE, useAgain } from './again';
import { Quoted } from './Quoted';
import css from './whose.module.css';

export function YoursTab() {
  const words = useWords();
  const reply = useReply('your_words', {});
  const view = reply.data;
  const [shown, setShown] = useKept('whose-yours-shown', AT_ONCE);
  useAgain(view?.still_adding ?? false, reply.again);
  if (view === null) return reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />;
  const away = view.rows.filter((row) => row.said !== null);
  const rows = view.rows.filter((row) => row.said === null);
  return (
    <Stack gap="large">
      {view.still_adding && <Quiet>{words('whose-still-adding')}</Quiet>}
      <div>
        <p>{words('whose-yours-what')}</p>
        {view.child === null && view.rows.length + view.unheard.length > 0 && <Quiet>{words('whose-yours-no-name')}</Quiet>}
      </div>
      <section aria-labelledby="whose-yours-heading">
        <Stack>
          <h2 id="whose-yours-heading" tabIndex={-1} data-keep="whose-yours">{words('whose-yours-list')}</h2>
          {rows.length === 0 && <p>{words('whose-yours-none')}</p>}
          <ol className={css.list}>{rows.slice(0, shown).map((row) => <li key={keyOf(row)}><OnePlace row={row} /></li>)}</ol>
          {rows.length > shown && <Row><Button onPress={() => setShown(shown + AT_ONCE)}>{words('whose-more', { count: rows.length - shown })}</Button></Row>}
        </Stack>
      </section>
      {view.unheard.length > 0 && <Unheard rows={view.unheard} />}
      {away.length > 0 && (
        <Disclosure level={2} title={words('whose-away-title', { count: away.length })}>
          <ol className={css.list}>{away.map((row) => <li key={keyOf(row)}><OnePlace row={row} /></li>)}</ol>
        </Disclosure>
      )}
    </Stack>
  );
}

const keyOf = (row: VoiceRow) => `${row.evidence.seq}-${row.evidence.start}-${row.telling}`;

function OnePlace({ row }: { row: VoiceRow }) {
  const words = useWords();
  const ask = useAsk();
  const say = useSay();
  const { undo } = useUndo();
  const { seq, start, end } = row.evidence;
  const telling = words(`whose-telling-${row.telling.replaceAll('_', '-')}`);
  const when = row.when?.words ?? words('whose-no-date');
  const saying = (said: WordsSaidView, then: string) =>
    void ask.run(async () => {
      await call('say_of_words', { seq, start, end, said });
      changed();
      say({ message: words(then), actions: [{ label: words('app-undo'), onPress: () => void undo() }], focusAfter: 'whose-yours' });
    });
  return (
    <Card label={`${telling}, ${when}`}>
      <Stack gap="small">
        <p className={css.telling}>{telling}</p>
        <Quiet small>{[when, row.title].filter(Boolean).join(' · ')}</Quiet>
        <Quoted proof={row.evidence} />
        {row.obtained && (
          <div>
            <Quiet small>{words('whose-yours-obtained')}</Quiet>
            <Quoted proof={row.obtained} />
          </div>
        )}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          {row.said === null ? (
            <>
              <Button tone="quiet" isDisabled={ask.busy} onPress={() => saying('not_mine', 'whose-put-away')}>{words('whose-not-mine')}</Button>
              <Button tone="quiet" isDisabled={ask.busy} onPress={() => saying('not_about_me', 'whose-put-away')}>{words('whose-not-about-me')}</Button>
            </>
          ) : (
            <Button tone="quiet" isDisabled={ask.busy} onPress={() => saying('nothing', 'whose-put-back-done')}>{words('whose-put-back')}</Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

function Unheard({ rows }: { rows: UnheardRow[] }) {
  const words = useWords();
  return (
    <section aria-labelledby="whose-unheard-heading">
      <Stack>
        <h2 id="whose-unheard-heading">{words('whose-unheard-title')}</h2>
        <p>{words('whose-unheard-what')}</p>
        <ul className={css.list}>
          {rows.map((row) => (
            <li key={row.seq}>
              <p>
                {[row.title || words('whose-untitled'), row.when?.words ?? words('whose-no-date')].join(' · ')} <PageLink seq={row.seq} />
              </p>
              {row.left_out.length > 0 && <Quiet small>{words('whose-unheard-says')}</Quiet>}
              {row.left_out.map((proof) => <Quoted key={proof.start} proof={proof} />)}
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  );
}
