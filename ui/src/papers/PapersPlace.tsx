/** The papers of one received file: first the beginnings that the app was unsure of, then every page in the council's order. */
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import type { StripPaper } from '../contract';
import { Button, Card, Measure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { useReply } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { useDeciding } from './deciding';
import { Strip } from './Strip';
import css from './papers.module.css';

export default function PapersPlace() {
  const words = useWords();
  const { here, go } = useGo();
  const id = Number(here.key ?? 0);
  const papers = useReply('file_papers', { id }, [id]);
  const view = papers.data;
  return (
    <>
      <PlaceHead title={words('app-place-papers')}>
        <Button icon="files" keep="files" onPress={() => go({ place: 'files' })}>{words('app-place-files')}</Button>
      </PlaceHead>
      <PlaceBody>
        <Trouble failure={papers.failure} onTry={papers.again} />
        {view === null && papers.loading && <Waiting />}
        {view && (
          <Stack gap="large">
            <Measure>
              <Stack gap="small">
                <p className={css.file}>{view.file}</p>
                <p>{words('papers-strip-line')}</p>
                <Quiet>{words('papers-strip-keys')}</Quiet>
              </Stack>
            </Measure>
            {view.unsure > 0 && <Unsure papers={view.papers.filter((one) => one.unsure)} />}
            {view.papers.length === 0 ? <p>{words('papers-strip-none')}</p> : <Strip papers={view.papers} from={here.seq ?? null} />}
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}

/** Beginnings to be looked at first, each with a yes and a no. */
function Unsure({ papers }: { papers: readonly StripPaper[] }) {
  const words = useWords();
  const kind = useKind();
  const { go } = useGo();
  const deciding = useDeciding();
  const answer = (name: 'cut_paper' | 'join_paper', seq: number) =>
    void deciding.decide(() => call(name, { seq }), name === 'cut_paper' ? 'papers-did-yes' : 'papers-did-join', { seq });
  return (
    <section aria-labelledby="papers-unsure">
      <Stack>
        <h2 id="papers-unsure">{words('papers-unsure')}</h2>
        <p>{words('papers-unsure-line', { count: papers.length })}</p>
        <Trouble failure={deciding.failure} onClose={deciding.clear} />
        <ul role="list" className={css.unsure}>
          {papers.map(({ paper, pages }) => (
            <li key={paper.id}>
              <Card>
                <Stack gap="small">
                  <h3>{paper.title || kind('document', paper.kind)}</h3>
                  <Quiet>{pages[0]?.words || words('papers-strip-no-words')}</Quiet>
                  <Row>
                    <Button isDisabled={deciding.busy} aria-label={words('papers-unsure-yes-label', { seq: paper.seq })} onPress={() => answer('cut_paper', paper.seq)}>{words('papers-unsure-yes')}</Button>
                    <Button isDisabled={deciding.busy} aria-label={words('papers-unsure-no-label', { seq: paper.seq })} onPress={() => answer('join_paper', paper.seq)}>{words('papers-unsure-no')}</Button>
                    <Button tone="quiet" keep={`look-${paper.seq}`} onPress={() => go({ place: 'read', seq: paper.seq })}>{words('papers-unsure-look', { seq: paper.seq })}</Button>
                  </Row>
                </Stack>
              </Card>
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  );
}
