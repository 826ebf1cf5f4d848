/** One page of the file: the words as written, the notes beside them, the picture. One page at a time, at the reader's pace. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageLayout, PageView } from '../contract';
import { Button, Menu, Row, Trouble, Waiting } from '../controls';
import { useGo, useKept } from '../app/go';
import { useKeys } from '../app/keys';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { call } from '../desk';
import { useReply } from '../reply';
import { LookButton } from '../look/LookPanel';
import { AboutPaper } from '../papers/AboutPaper';
import { PageEntries } from '../papers/PageEntries';
import { PictureWaits } from '../covers/PictureWaits';
import { AlsoOn } from '../repeats/AlsoOn';
import { DecisionsHere } from '../why/DecisionsHere';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { GoToPage } from './GoToPage';
import { Margin } from './Margin';
import { pictureAddress, PagePicture } from './PagePicture';
import type { Stretch } from './selection';
import { Words, type WordsHandle } from './Words';
import css from './reader.module.css';

/** A page that has been open this long is where the person is. */
const SETTLED = 2000;
/** How often to look again at a page that is still being read. */
const LOOK_AGAIN = 1500;
const layouts: readonly PageLayout[] = ['words', 'both', 'picture'];

export function OnePage({ seq }: { seq: number }) {
  const words = useWords();
  const kind = useKind();
  const { here, replace, go, cameBack } = useGo();
  const find = here.find ?? null;
  const page = useReply('page', { seq, find }, [seq, find]);
  // Asked beside the page, never before it: what a paper is needs the whole file.
  const paper = useReply('paper', { seq }, [seq]);
  const settings = useReply('settings', {});
  const [layout, setLayout] = useKept<PageLayout | null>('page-layout', null);
  const [at, setAt] = useState<Stretch | null>(null);
  const text = useRef<WordsHandle>(null);
  /** Where the focus goes once the page is there: nowhere when it was come back to, for then the window puts it. */
  const arrival = useRef<'wanted' | 'first' | 'none'>(cameBack ? 'none' : 'wanted');
  const view = page.data?.seq === seq ? page.data : null;
  const shown = layout ?? settings.data?.layout ?? 'both';
  const total = view?.total ?? 0;

  const turn = useCallback(
    (to: number, how: 'first' | 'none') => {
      if (to < 1 || (total > 0 && to > total)) return;
      arrival.current = how;
      setAt(null);
      replace({ place: 'read', seq: to, ...(find === null ? {} : { find }) });
      const main = document.getElementById('main');
      if (main) main.scrollTop = 0;
    },
    [find, replace, total],
  );
  useKeys({ 'ctrl+pagedown': () => turn(seq + 1, 'first'), 'ctrl+pageup': () => turn(seq - 1, 'first'), 'ctrl+f': () => go({ place: 'read', find: '' }) });
  useEffect(() => {
    const timer = setTimeout(() => void call('keep_place', { seq }).catch(() => undefined), SETTLED);
    return () => clearTimeout(timer);
  }, [seq]);
  useWhatIsNext(view);
  useEffect(() => {
    if (view?.words_state !== 'not_yet' && view?.scan !== 'waiting') return undefined;
    const timer = setInterval(page.again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [view?.words_state, view?.scan, page.again]);
  useEffect(() => {
    if (view === null) return;
    const how = arrival.current;
    arrival.current = 'wanted';
    if (how === 'first') text.current?.goTo(0);
    else if (how === 'wanted') text.current?.arrive();
  }, [view?.seq, here.start]);

  if (view === null) {
    return (
      <>
        <PlaceHead title={words('app-place-read')} />
        <PlaceBody>{page.failure ? <Trouble failure={page.failure} onTry={page.again} /> : <Waiting />}</PlaceBody>
      </>
    );
  }
  const title = view.document?.title || (view.document ? kind('document', view.document.kind) : view.file);
  const when = view.document?.when?.words;
  const hasPicture = view.picture !== null;
  const isEmpty = view.words_state !== 'read';
  const goToWords = (place: number) => text.current?.goTo(place);
  return (
    <div className={css.reader}>
      <PlaceHead title={when && !title.includes(when) ? words('read-title-when', { title, when }) : title}>
        <Button icon="files" keep="all-papers" onPress={() => go({ place: 'read' })}>{words('read-all-papers')}</Button>
        {paper.data && <AboutPaper seq={seq} view={paper.data} />}
        <GoToPage page={view} onGo={(to) => turn(to, 'first')} />
        <LookButton />
      </PlaceHead>
      <AlsoOn seq={seq} />
      {paper.data && <PageEntries entries={paper.data.entries} onGo={goToWords} />}
      {paper.data && <DecisionsHere seq={seq} />}
      <div className={css.panes} data-layout={hasPicture || view.picture_waits ? (view.picture_waits ? 'both' : shown) : 'words'} data-empty={isEmpty}>
        {(shown !== 'picture' || !hasPicture) && (
          <Words key={seq} ref={text} page={view} wanted={{ start: here.start, end: here.end }} find={find} onAt={setAt} onChanged={page.again} />
        )}
        <Margin key={`margin-${seq}`} page={view} at={at} onChanged={page.again} onShow={(note) => goToWords(note.start ?? 0)} />
        {view.picture_waits && <PictureWaits seq={seq} onTurned={page.again} />}
        {hasPicture && shown !== 'words' && <PagePicture page={view} at={at} isLarge={isEmpty || shown === 'picture'} onPress={goToWords} />}
      </div>
      <footer className={css.foot} data-pane aria-label={words('read-foot')}>
        <Row className={css.turn ?? ''}>
          <Button keep="page-before" isDisabled={seq <= 1} onPress={() => turn(seq - 1, 'none')}>{words('read-back-a-page')}</Button>
          <Button tone="primary" keep="page-after" isDisabled={seq >= total} onPress={() => turn(seq + 1, 'none')}>{words('read-next-page')}</Button>
        </Row>
        <Row className={css.more ?? ''}>
          <Button icon="pause" keep="pause" onPress={() => { void call('keep_place', { seq }).catch(() => undefined); go({ place: 'home' }); }}>{words('read-pause')}</Button>
          {hasPicture && (
            <Menu
              icon="chevron-down"
              keep="layout"
              button={words(`read-layout-${shown}`)}
              label={words('read-layout', { now: words(`read-layout-${shown}`) })}
              actions={layouts.map((value) => ({ id: value, label: words(`read-layout-${value}`) }))}
              onAction={(value) => setLayout(layouts.find((one) => one === value) ?? 'both')}
            />
          )}
        </Row>
      </footer>
    </div>
  );
}

/** Has the next page's picture drawn before it is asked for. */
function useWhatIsNext(page: PageView | null): void {
  useEffect(() => {
    if (page === null || page.seq >= page.total) return undefined;
    const timer = setTimeout(() => {
      call('page', { seq: page.seq + 1, find: null }).then(
        (next) => {
          if (next.picture !== null) new Image().src = pictureAddress(next.picture, 900);
        },
        () => undefined,
      );
    }, 700);
    return () => clearTimeout(timer);
  }, [page?.seq]);
}
