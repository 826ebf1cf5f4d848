/** The papers of one received file, as the program divided it: the person cuts, joins and names them. The council's order stays. */
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import type { StripPaper } from '../contract';
import { Button, Card, Disclosure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { NamePaper } from './NamePaper';
import css from './papers.module.css';

export default function PapersPlace() {
  const words = useWords();
  const { here } = useGo();
  const papers = useReply('file_papers', { id: Number(here.key ?? 0) });
  const view = papers.data;
  return (
    <>
      <PlaceHead title={words('app-place-papers')} />
      <PlaceBody>
        <Trouble failure={papers.failure} onTry={papers.again} />
        {view === null && papers.loading && <Waiting />}
        {view && (
          <Stack>
            <p>{words('papers-line', { file: view.file, papers: view.papers.length })}</p>
            <Quiet>{words('papers-order')}</Quiet>
            {view.unsure > 0 && <p>{words('papers-unsure-count', { count: view.unsure })}</p>}
            <ol className={css.list}>
              {view.papers.map((paper, at) => (
                <li key={paper.paper.id}><OnePaper paper={paper} first={at === 0} /></li>
              ))}
            </ol>
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}

function OnePaper({ paper, first }: { paper: StripPaper; first: boolean }) {
  const words = useWords();
  const kind = useKind();
  const say = useSay();
  const { undo } = useUndo();
  const ask = useAsk();
  const row = paper.paper;
  const name = row.title || kind('document', row.kind);
  const begins = paper.pages[0];

  const change = (what: 'cut_paper' | 'join_paper', seq: number) =>
    ask.run(async () => {
      await call(what, { seq });
      changed();
      say({
        message: words(what === 'cut_paper' ? 'papers-was-cut' : 'papers-was-joined'),
        actions: [{ label: words('app-undo'), onPress: undo }],
      });
    });

  return (
    <Card label={name}>
      <Stack gap="small">
        <h2 className={css.name}>{name}</h2>
        <Quiet small>
          {words('papers-about', { kind: kind('document', row.kind), when: row.when?.words ?? words('papers-no-date'), pages: paper.pages.length })}
          {(paper.said.kind || paper.said.title || paper.said.date) && ` ${words('papers-you-said')}`}
        </Quiet>
        {paper.unsure && <p>{words('papers-unsure')}</p>}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {!first && begins && (
          <Row>
            <Button keep={`join-${begins.seq}`} isDisabled={ask.busy} aria-label={words('papers-join-label', { name })} onPress={() => void change('join_paper', begins.seq)}>
              {words('papers-join')}
            </Button>
          </Row>
        )}
        <Disclosure title={words('papers-pages', { count: paper.pages.length })} level={3}>
          <ol className={css.pages}>
            {paper.pages.map((page, at) => (
              <li key={page.seq} className={css.page}>
                <PageLink seq={page.seq} />
                <span className={css.words}>{page.words || words('papers-no-words')}</span>
                {at > 0 && (
                  <Button tone="quiet" keep={`cut-${page.seq}`} isDisabled={ask.busy} aria-label={words('papers-cut-label', { page: page.seq })} onPress={() => void change('cut_paper', page.seq)}>
                    {words('papers-cut')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </Disclosure>
        {begins && (
          <Disclosure title={words('papers-change')} level={3}>
            <NamePaper paper={row} seq={begins.seq} />
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}
