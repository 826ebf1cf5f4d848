/** One paper after another: its pages as small sheets with their boxes, or as rows of a table that say the same in words. */
import type { ReactNode } from 'react';
import type { RemovedPage, RemovedPaper } from '../contract';
import { Button, Quiet, Row, Stack } from '../controls';
import { useGo } from '../app/go';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { kindWords } from './kinds';
import css from './removed.module.css';

export function PaperTiles({ papers }: { papers: RemovedPaper[] }) {
  return (
    <Stack gap="large">
      {papers.map((paper) => (
        <Paper key={paper.seq} paper={paper}>
          <ul className={css.tiles}>
            {paper.pages.map((page) => <li key={page.seq}><Tile page={page} /></li>)}
          </ul>
        </Paper>
      ))}
    </Stack>
  );
}

export function PaperTable({ papers }: { papers: RemovedPaper[] }) {
  const words = useWords();
  const { go } = useGo();
  const sum = useKindsOf();
  const titleOf = useTitles();
  return (
    <Stack gap="large">
      {papers.map((paper) => (
        <Paper key={paper.seq} paper={paper}>
          <div className={css.scroll}>
            <table className={css.table}>
              <caption>{words('removed-table-of', { title: titleOf(paper) })}</caption>
              <thead>
                <tr>
                  <th scope="col">{words('removed-col-page')}</th>
                  <th scope="col">{words('removed-col-what')}</th>
                  <th scope="col">{words('removed-col-share')}</th>
                  <th scope="col">{words('removed-col-codes')}</th>
                </tr>
              </thead>
              <tbody>
                {paper.pages.map((page) => (
                  <tr key={page.seq}>
                    <th scope="row">
                      <Button tone="quiet" keep={`row-${page.seq}`} onPress={() => go(whereOf(page))}>{words('app-page', { seq: page.seq })}</Button>
                    </th>
                    <td>{sum(page)}</td>
                    <td>{words('removed-share', { share: Math.max(1, Math.round(page.share * 100)) })}</td>
                    <td>{codesOf(page) || words('removed-no-code')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Paper>
      ))}
    </Stack>
  );
}

function Paper({ paper, children }: { paper: RemovedPaper; children: ReactNode }) {
  const words = useWords();
  const { go } = useGo();
  const title = useTitles()(paper);
  const id = `removed-paper-${paper.seq}`;
  const facts = [
    paper.when?.words ?? null,
    words('removed-paper-parts', { count: paper.parts }),
    paper.pages_withheld > 0 ? words('removed-paper-withheld', { pages: paper.pages_withheld }) : null,
    paper.left_underneath > 0 ? words('removed-paper-left', { count: paper.left_underneath }) : null,
  ];
  const { question } = paper;
  return (
    <section aria-labelledby={id}>
      <Stack gap="small">
        <Row apart>
          <h3 id={id}>{title}</h3>
          {question !== null && (
            <Button icon="circle-question-mark" keep={`ask-${paper.seq}`} onPress={() => go({ place: 'questions', key: question })}>{words('removed-ask-about', { title })}</Button>
          )}
        </Row>
        <Quiet small>{facts.filter(Boolean).join(' · ')}</Quiet>
        {children}
      </Stack>
    </section>
  );
}

/** A page drawn from what is known of it: no picture is fetched. Its name says what the drawing shows. */
function Tile({ page }: { page: RemovedPage }) {
  const words = useWords();
  const { go } = useGo();
  const sum = useKindsOf();
  const high = Math.round(page.tall * 100);
  const share = words('removed-share', { share: Math.max(1, Math.round(page.share * 100)) });
  return (
    <button type="button" className={css.tile} data-keep={`tile-${page.seq}`} onClick={() => go(whereOf(page))}>
      <svg viewBox={`0 0 100 ${high}`} className={css.sheet} aria-hidden="true">
        <rect className={css.paper} x="0.5" y="0.5" width="99" height={high - 1} />
        {page.whole_page && <rect className={css.part} data-kind="missing_page" x="8" y="8" width="84" height={high - 16} />}
        {page.parts.map((part) => part.at && part.kind !== 'missing_page' && (
          <rect key={part.start} className={css.part} data-kind={part.kind} x={part.at.x * 100} y={part.at.y * high} width={Math.max(2.5, part.at.w * 100)} height={Math.max(2, part.at.h * high)} />
        ))}
      </svg>
      <span className={css.tileWords}>{words('app-page', { seq: page.seq })}</span>
      <span className={css.tileSum}>{sum(page)}</span>
      <span className={css.tileSum}>{share}</span>
    </button>
  );
}

function useTitles(): (paper: RemovedPaper) => string {
  const kind = useKind();
  return (paper) => paper.title || (paper.kind ? kind('document', paper.kind) : paper.file);
}

/** "2 black boxes, 1 code". */
function useKindsOf(): (page: RemovedPage) => string {
  const words = useWords();
  return (page) => {
    const counts = new Map<RemovedPage['parts'][number]['kind'], number>();
    for (const part of page.parts) counts.set(part.kind, (counts.get(part.kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => words('removed-kind-count', { kind: words(kindWords(kind)), count })).join(', ');
  };
}

const codesOf = (page: RemovedPage): string => [...new Set(page.parts.map((part) => part.reason).filter((reason) => reason !== null))].join(', ');

/** The page, at its first removed part. */
function whereOf(page: RemovedPage): { place: 'read'; seq: number; start?: number; end?: number } {
  const first = page.parts[0];
  return first ? { place: 'read', seq: page.seq, start: first.start, end: first.end } : { place: 'read', seq: page.seq };
}
