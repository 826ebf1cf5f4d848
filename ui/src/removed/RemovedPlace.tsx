/** What the council removed, over the whole file: counted, and as a map of small pages that shows where the boxes are. */
import { useCallback, useEffect, useState } from 'react';
import type { Failure, RemovedMapView } from '../contract';
import { Button, Quiet, Row, Stack, Tabs, Trouble, Waiting } from '../controls';
import { useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { call, failureIn } from '../desk';
import { useWords } from '../words/words';
import { LeftUnder } from './LeftUnder';
import { Meanings } from './Meanings';
import { PaperTable, PaperTiles } from './Papers';
import { Sums } from './Sums';

/** Papers in one answer. */
const AT_ONCE = 40;

/** The map as far as it was asked for; `more` brings the next papers. What was shown before stays when the person comes back. */
function useRemoved(): { view: RemovedMapView | null; failure: Failure | null; more: () => void; again: () => void } {
  const [shown, setShown] = useKept('removed-shown', AT_ONCE);
  const [view, setView] = useState<RemovedMapView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    const fetchAll = async () => {
      try {
        let got: RemovedMapView | null = null;
        while (here && (got === null || (got.papers.length < shown && got.papers.length < got.papers_total))) {
          const before: RemovedMapView['papers'] = got?.papers ?? [];
          const next: RemovedMapView = await call('removed_map', { offset: before.length, limit: AT_ONCE });
          got = { ...next, papers: [...before, ...next.papers] };
          if (next.papers.length === 0) break;
        }
        if (here) setView(got);
      } catch (thrown) {
        if (here) setFailure(failureIn(thrown));
      }
    };
    setFailure(null);
    void fetchAll();
    return () => {
      here = false;
    };
  }, [shown, turn]);
  return { view, failure, more: useCallback(() => setShown(shown + AT_ONCE), [setShown, shown]), again: () => setTurn(turn + 1) };
}

export default function RemovedPlace() {
  const words = useWords();
  const { view, failure, more, again } = useRemoved();
  const [tab, setTab] = useKept('removed-tab', 'map');
  return (
    <>
      <PlaceHead title={words('app-place-removed')} />
      <PlaceBody>
        {failure && <Trouble failure={failure} onTry={again} />}
        {view === null && failure === null && <Waiting />}
        {view !== null && view.parts === 0 && (
          <Stack>
            <p>{words('removed-none')}</p>
            <Quiet>{words('removed-may-miss')}</Quiet>
          </Stack>
        )}
        {view !== null && view.parts > 0 && (
          <Stack gap="large">
            <Sums view={view} />
            {view.left_underneath > 0 && <LeftUnder parts={view.left_underneath} papers={view.left_papers} />}
            <Tabs
              label={words('removed-parts-of-place')}
              value={tab}
              onChange={setTab}
              tabs={[
                { value: 'map', label: words('removed-tab-map'), content: <PaperTiles papers={view.papers} /> },
                { value: 'table', label: words('removed-tab-table'), content: <PaperTable papers={view.papers} /> },
                { value: 'meanings', label: words('removed-tab-meanings'), content: <Meanings meanings={view.meanings} /> },
              ]}
            />
            {tab !== 'meanings' && view.papers.length < view.papers_total && (
              <Row>
                <Button icon="chevron-down" onPress={more}>{words('removed-more', { count: Math.min(AT_ONCE, view.papers_total - view.papers.length) })}</Button>
              </Row>
            )}
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}
