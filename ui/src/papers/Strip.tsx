/**
 * Every page of a file in a row, with its papers marked. One Tab stop: arrows go from page to page, C begins a paper at the page,
 * J joins the paper to the one before, Enter opens the page. The same two acts are buttons for a mouse, a finger or a switch.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useGo, useKept } from '../app/go';
import { useUndo } from '../app/undo';
import type { StripPage, StripPaper } from '../contract';
import { Button, Quiet, Row, Stack, Trouble, VisuallyHidden } from '../controls';
import { call } from '../desk';
import { pictureAddress } from '../reader/PagePicture';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { useDeciding } from './deciding';
import css from './papers.module.css';

/** Papers drawn at once. */
const AT_ONCE = 60;
/** Pixels of a page's small picture. */
const SMALL = 600;

export function Strip({ papers, from }: { papers: readonly StripPaper[]; from: number | null }) {
  const words = useWords();
  const deciding = useDeciding();
  const { go } = useGo();
  const start = papers.findIndex((one) => one.pages.some((page) => page.seq === from));
  const [many, setMany] = useKept('papers-many', Math.max(AT_ONCE, start + 10));
  const [at, setAt] = useKept<number | null>('papers-at', from);
  const list = useRef<HTMLDivElement>(null);
  const shown = papers.slice(0, many);
  const pages = shown.flatMap((one) => one.pages);
  const current = pages.some((page) => page.seq === at) ? at : (pages[0]?.seq ?? null);
  const focusOn = useRef<number | null>(null);
  /** Said beside the strip and not by a message that takes the focus: someone cuts many papers in a row. */
  const [told, setTold] = useState('');
  const { undo } = useUndo();

  // A cut, a join or an undo draws the papers anew; the page that had the focus keeps it.
  const drawn = useRef(papers);
  useEffect(() => {
    if (drawn.current === papers) return;
    drawn.current = papers;
    if (document.activeElement !== document.body && focusOn.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-page="${focusOn.current ?? at}"]`)?.focus();
    focusOn.current = null;
  }, [papers]);
  const begins = (seq: number) => papers.some((one) => one.pages[0]?.seq === seq);
  const act = (name: 'cut_paper' | 'join_paper', seq: number) => {
    focusOn.current = seq;
    setAt(seq);
    void deciding.decide(() => call(name, { seq }), name === 'cut_paper' ? 'papers-did-cut' : 'papers-did-join', { seq }, setTold);
  };
  const move = (by: number) => {
    const next = pages[Math.min(pages.length - 1, Math.max(0, pages.findIndex((page) => page.seq === current) + by))];
    if (!next) return;
    setAt(next.seq);
    list.current?.querySelector<HTMLElement>(`[data-page="${next.seq}"]`)?.focus();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !(e.target instanceof HTMLElement) || e.target.dataset['page'] === undefined) return;
    const seq = Number(e.target.dataset['page']);
    const first = seq === papers[0]?.pages[0]?.seq;
    const steps: Record<string, () => void> = {
      ArrowRight: () => move(1),
      ArrowDown: () => move(1),
      ArrowLeft: () => move(-1),
      ArrowUp: () => move(-1),
      Home: () => move(-pages.length),
      End: () => move(pages.length),
      c: () => !begins(seq) && act('cut_paper', seq),
      j: () => begins(seq) && !first && act('join_paper', seq),
    };
    const step = steps[e.key.length === 1 ? e.key.toLowerCase() : e.key];
    if (step === undefined) return;
    e.preventDefault();
    step();
  };
  return (
    <section aria-labelledby="papers-all">
      <Stack>
        <h2 id="papers-all">{words('papers-strip-all')}</h2>
        <Trouble failure={deciding.failure} onClose={deciding.clear} />
        <div className={css.told}>
          <p role="status">{told}</p>
          {told !== '' && <Button icon="undo-2" onPress={() => { setTold(''); undo(); }}>{words('app-undo')}</Button>}
        </div>
        <div ref={list} className={css.strip} onKeyDown={onKeyDown}>
          {shown.map((one, i) => (
            <Paper
              key={one.paper.id}
              one={one}
              isFirst={i === 0}
              current={current}
              busy={deciding.busy}
              onAt={setAt}
              onOpen={(seq) => go({ place: 'read', seq })}
              onCut={(seq) => act('cut_paper', seq)}
              onJoin={(seq) => act('join_paper', seq)}
            />
          ))}
        </div>
        {shown.length < papers.length && <Row><Button onPress={() => setMany(many + AT_ONCE)}>{words('papers-strip-more')}</Button></Row>}
      </Stack>
    </section>
  );
}

interface PaperProps {
  one: StripPaper;
  isFirst: boolean;
  current: number | null;
  busy: boolean;
  onAt: (seq: number) => void;
  onOpen: (seq: number) => void;
  onCut: (seq: number) => void;
  onJoin: (seq: number) => void;
}

function Paper({ one, isFirst, current, busy, onAt, onOpen, onCut, onJoin }: PaperProps) {
  const words = useWords();
  const kind = useKind();
  const { paper, said, pages } = one;
  const title = paper.title || kind('document', paper.kind);
  const first = pages[0];
  return (
    <section className={css.paper} aria-label={title}>
      <header className={css.paperHead}>
        <h3>{paper.when && !title.includes(paper.when.words) ? words('papers-strip-paper', { title, when: paper.when.words }) : title}</h3>
        {(said.kind || said.title || said.date || said.begins) && <span className={css.said}>{words('papers-you-said')}</span>}
        {one.unsure && <span className={css.said}>{words('papers-unsure-mark')}</span>}
        {!isFirst && first && (
          <Button icon="combine" isDisabled={busy} aria-label={words('papers-strip-join-label', { page: first.page })} onPress={() => onJoin(first.seq)}>{words('papers-strip-join')}</Button>
        )}
      </header>
      <ol className={css.pages}>
        {pages.map((page, i) => (
          <li key={page.seq} className={css.page}>
            {i > 0 && (
              <Button icon="scissors" tone="quiet" isDisabled={busy} aria-label={words('papers-strip-cut-label', { page: page.page })} onPress={() => onCut(page.seq)}>{words('papers-strip-cut')}</Button>
            )}
            <PageButton page={page} title={i === 0 ? title : null} isCurrent={page.seq === current} onAt={onAt} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PageButtonProps {
  page: StripPage;
  /** The paper's name on its first page. */
  title: string | null;
  isCurrent: boolean;
  onAt: (seq: number) => void;
  onOpen: (seq: number) => void;
}

function PageButton({ page, title, isCurrent, onAt, onOpen }: PageButtonProps) {
  const words = useWords();
  const [failed, setFailed] = useState(false);
  const said = page.words || words('papers-strip-no-words');
  return (
    <button
      type="button"
      className={css.pageButton}
      data-page={page.seq}
      data-keep={`strip-${page.seq}`}
      tabIndex={isCurrent ? 0 : -1}
      aria-keyshortcuts="C J"
      onFocus={() => onAt(page.seq)}
      onClick={() => onOpen(page.seq)}
    >
      {page.picture !== null && !failed && <img className={css.picture} src={pictureAddress(page.picture, SMALL)} alt="" loading="lazy" onError={() => setFailed(true)} />}
      <span className={css.number}>{page.printed === null ? words('papers-strip-page', { page: page.page }) : words('papers-strip-page-theirs', { page: page.page, printed: page.printed })}</span>
      {' '}
      <VisuallyHidden>{title === null ? '. ' : `${words('papers-strip-page-begins', { title })}. `}</VisuallyHidden>
      <span className={css.firstWords}>{said}</span>
      {page.moved && <Quiet small>{words('papers-strip-moved')}</Quiet>}
    </button>
  );
}
