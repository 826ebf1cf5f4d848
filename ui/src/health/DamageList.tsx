/** What is damaged, paper by paper: what it means, and what can be done about each. */
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import type { DamageView } from '../contract';
import { Button, Card, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { changed, useAsk } from '../reply';
import { useWords } from '../words/words';
import { grouped, type DamagedPaper, type WholeWhat } from './damage';
import css from './health.module.css';

/** What did not come along, after a salvage. It only tells. */
export function LostList({ lost }: { lost: readonly DamageView[] }) {
  const words = useWords();
  return (
    <ul role="list" className={css.list} aria-label={words('health-lost')}>
      {grouped(lost).papers.map((paper) => (
        <li key={paper.key}>
          <p><strong>{paper.name ?? words('health-paper-unnamed')}</strong></p>
          {paper.original && <p>{words('health-lost-original')}</p>}
          {paper.pages.length > 0 && <p>{words('health-lost-pages', { count: paper.pages.length, pages: pagesOf(paper) })}</p>}
        </li>
      ))}
    </ul>
  );
}

const pagesOf = (paper: DamagedPaper): string => new Intl.ListFormat('en-GB').format(paper.pages.map(({ page }) => String(page ?? 1)));

interface DamageCardsProps {
  damage: readonly DamageView[];
  /** Nothing can be changed now, so what changes things is not offered. */
  readingOnly: boolean;
  /** Takes this kind off the list, once it is put right. */
  onMended: (what: WholeWhat) => void;
}

export function DamageCards({ damage, readingOnly, onMended }: DamageCardsProps) {
  const words = useWords();
  const { papers, whole } = grouped(damage);
  return (
    <ul role="list" className={css.list} aria-label={words('health-found')}>
      {papers.map((paper) => <li key={paper.key}><Paper paper={paper} readingOnly={readingOnly} /></li>)}
      {whole.map(({ what, count }) => <li key={what}><Whole what={what} count={count} readingOnly={readingOnly} onMended={onMended} /></li>)}
    </ul>
  );
}

function Paper({ paper, readingOnly }: { paper: DamagedPaper; readingOnly: boolean }) {
  const words = useWords();
  const { go } = useGo();
  const say = useSay();
  const ask = useAsk();
  const name = paper.name ?? words('health-paper-unnamed');
  const links = paper.pages.filter(({ seq }) => seq !== null);
  // A page is made from the exact copy: without that it cannot be read again.
  const canReadAgain = !readingOnly && paper.id !== null && paper.pages.length > 0 && paper.original === null;
  const readAgain = () =>
    ask.run(async () => {
      if (paper.id === null) return;
      await call('try_file_again', { id: paper.id });
      changed();
      say({ message: words('health-reading-again', { name }), focusAfter: 'health-quick' });
    });
  return (
    <Card>
      <Stack gap="small">
        <h3>{name}</h3>
        {paper.pages.length > 0 && <p>{words('health-pages', { count: paper.pages.length, pages: pagesOf(paper) })}</p>}
        {paper.original && <p>{words(`health-${paper.original}`)} {words(`health-${paper.original}-do`)}</p>}
        {canReadAgain && <Quiet>{words('health-pages-do')}</Quiet>}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          {canReadAgain && (
            <Button icon="rotate-ccw" isDisabled={ask.busy} aria-label={words('health-read-again-label', { count: paper.pages.length, name })} onPress={() => void readAgain()}>
              {words('health-read-again', { count: paper.pages.length })}
            </Button>
          )}
          {paper.original && !readingOnly && <Button icon="plus" keep={`bring-${paper.key}`} onPress={() => go({ place: 'bring' })}>{words('health-bring-again')}</Button>}
          {paper.original && <Button icon="undo-2" keep={`restore-${paper.key}`} onPress={() => go({ place: 'restore' })}>{words('app-place-restore')}</Button>}
          {links.map(({ seq, page }) => seq !== null && <PageLink key={seq} seq={seq}>{words('health-see-page', { page: page ?? 1 })}</PageLink>)}
        </Row>
      </Stack>
    </Card>
  );
}

interface WholeProps {
  what: WholeWhat;
  count: number;
  readingOnly: boolean;
  onMended: (what: WholeWhat) => void;
}

function Whole({ what, count, readingOnly, onMended }: WholeProps) {
  const words = useWords();
  const { go } = useGo();
  const say = useSay();
  const ask = useAsk();
  const rebuild = () =>
    ask.run(async () => {
      await call('rebuild_search', {});
      onMended(what);
      say({ message: words('health-search-made'), focusAfter: 'health-quick' });
    });
  return (
    <Card>
      <Stack gap="small">
        <h3>{words(`health-${what}`, { count })}</h3>
        <p>{words(`health-${what}-means`)}</p>
        <p>{words(`health-${what}-do`)}</p>
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {what === 'search-index' && !readingOnly && <Row><Button icon="rotate-ccw" isDisabled={ask.busy} onPress={() => void rebuild()}>{words('health-search-make')}</Button></Row>}
        {what === 'database' && (
          <Row>
            <Button icon="download" keep="salvage" onPress={() => go({ place: 'salvage' })}>{words('app-place-salvage')}</Button>
            <Button icon="undo-2" keep="restore" onPress={() => go({ place: 'restore' })}>{words('app-place-restore')}</Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
