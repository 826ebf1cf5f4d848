/**
 * The same items, drawn: a row a lane, solid where the file is sure, hatched where it is not, dashed where there is nothing.
 * Each row is a list of buttons in time order; the drawing only places them.
 */
import { useEffect, useRef, useState } from 'react';
import type { GapView, ItemView, Lane, SpanView, TimelineView } from '../contract';
import { Button, Quiet, Row, Stack } from '../controls';
import { useKept } from '../app/go';
import { useWords } from '../words/words';
import { EventCard } from './EventCard';
import { bar, share, yearOf, type Extent } from './lanes';
import css from './timeline.module.css';

interface Props {
  view: TimelineView;
  items: ItemView[];
  open: string | null;
  onOpen: (key: string | null) => void;
  onChanged: () => void;
}

const SPANS: Lane[] = ['home', 'school', 'people'];
const POINTS: Lane[] = ['decisions', 'health', 'family', 'mine'];
/** Years shown at the closer level. */
const CLOSE = 5;

export function Lanes({ view, items, open, onOpen, onChanged }: Props) {
  const words = useWords();
  const first = view.first_year ?? 2000;
  const last = Math.max(view.last_year ?? first, first);
  const [close, setClose] = useKept('timeline-close', false);
  const [from, setFrom] = useKept('timeline-from', first);
  const [span, setSpan] = useState<SpanView | null>(null);
  const extent: Extent = close ? { first: from, last: Math.min(last, from + CLOSE - 1) } : { first, last };
  const years = Array.from({ length: extent.last - extent.first + 1 }, (_, i) => extent.first + i);
  const step = Math.ceil(years.length / 10);
  const chosen = items.find((item) => item.key === open) ?? null;
  const move = (by: number) => setFrom(Math.max(first, Math.min(last - CLOSE + 1, from + by)));

  const drawing = useRef<HTMLDivElement>(null);
  // Where the drawing is wider than the screen it begins at the first thing in it, not at the empty years before.
  useEffect(() => {
    const box = drawing.current;
    const lefts = [...(box?.querySelectorAll('button') ?? [])].map((button) => button.getBoundingClientRect().left);
    if (box && lefts.length > 0) box.scrollLeft += Math.min(...lefts) - box.getBoundingClientRect().left - 32;
  }, [close, from]);

  const choose = (of: SpanView) => {
    setSpan(of);
    onOpen(of.start_key ?? of.end_key);
  };
  return (
    <Stack>
      <Row>
        <Button on={!close} onPress={() => setClose(false)}>{words('timeline-level-life')}</Button>
        <Button on={close} isDisabled={last - first < CLOSE} onPress={() => setClose(true)}>{words('timeline-level-years')}</Button>
        {close && <Button icon="arrow-left" isDisabled={from <= first} onPress={() => move(-CLOSE + 1)}>{words('timeline-earlier')}</Button>}
        {close && <Button icon="arrow-right" isDisabled={extent.last >= last} onPress={() => move(CLOSE - 1)}>{words('timeline-later')}</Button>}
      </Row>
      <div ref={drawing} className={css.drawing} role="region" aria-label={words('timeline-shape-drawing')} tabIndex={0}>
        <div className={css.scale} aria-hidden="true">
          {years.filter((_, i) => i % step === 0).map((year) => (
            <span key={year} style={{ insetInlineStart: `${share(extent, `${year}-01-01`)}%` }}>{year}</span>
          ))}
        </div>
        {SPANS.map((lane) => (
          <section key={lane} className={css.lane} aria-labelledby={`lane-${lane}`}>
            <h2 id={`lane-${lane}`}>{words(`timeline-lane-${lane}`)}</h2>
            <ol className={css.track} data-lane={lane}>
              {view.spans.filter((s) => s.lane === lane && inside(extent, s)).map((s, i) => (
                <OneSpan key={s.id} extent={extent} span={s} row={i % 2} isOpen={span?.id === s.id} onOpen={() => choose(s)} />
              ))}
              {lane === 'home' && view.gaps.map((gap) => <OneGap key={gap.from.edtf} extent={extent} gap={gap} />)}
            </ol>
          </section>
        ))}
        {POINTS.map((lane) => {
          const of = items.filter((item) => item.lane === lane && within(extent, item));
          return of.length === 0 ? null : (
            <section key={lane} className={css.lane} aria-labelledby={`lane-${lane}`}>
              <h2 id={`lane-${lane}`}>{words(`timeline-lane-${lane}`)}</h2>
              <ol className={css.track} data-lane={lane}>
                {of.map((item) => <OnePoint key={item.key} extent={extent} item={item} isOpen={open === item.key} onOpen={() => { setSpan(null); onOpen(item.key); }} />)}
              </ol>
            </section>
          );
        })}
      </div>
      <Quiet small>{words('timeline-legend')}</Quiet>
      {chosen && <EventCard view={view} item={chosen} onChanged={onChanged} onOpen={onOpen} />}
    </Stack>
  );
}

const inside = (extent: Extent, span: SpanView): boolean => {
  const [a, b] = [yearOf(span.from) ?? yearOf(span.to), yearOf(span.to) ?? extent.last];
  return a !== null && a <= extent.last && b >= extent.first;
};
const within = (extent: Extent, item: ItemView): boolean => {
  const year = yearOf(item.when);
  return year !== null && year >= extent.first && year <= extent.last;
};

function OneSpan({ extent, span, row, isOpen, onOpen }: { extent: Extent; span: SpanView; row: number; isOpen: boolean; onOpen: () => void }) {
  const words = useWords();
  const shape = bar(extent, span.from, span.to);
  if (shape === null) return null;
  const width = Math.max(shape.to - shape.from, 0.8);
  const name = words('timeline-span', {
    name: span.name,
    from: span.from?.words ?? words('timeline-not-known'),
    to: span.to?.words ?? words('timeline-not-known'),
    pages: span.evidence.length,
  });
  return (
    <li>
      <button
        type="button"
        className={css.bar}
        aria-label={name}
        aria-pressed={isOpen}
        data-row={row}
        data-open-end={shape.openEnd}
        data-open-start={shape.openStart}
        data-keep={`span-${span.id}`}
        style={{ insetInlineStart: `${shape.from}%`, inlineSize: `${width}%` }}
        onClick={onOpen}
      >
        {shape.sureFrom > shape.from && <span className={css.unsure} style={{ inlineSize: `${((shape.sureFrom - shape.from) / width) * 100}%` }} />}
        <span className={css.name}>{span.name}</span>
        {shape.to > shape.sureTo && <span className={css.unsure} data-end style={{ inlineSize: `${((shape.to - shape.sureTo) / width) * 100}%` }} />}
      </button>
    </li>
  );
}

function OneGap({ extent, gap }: { extent: Extent; gap: GapView }) {
  const words = useWords();
  const shape = bar(extent, gap.from, gap.to);
  if (shape === null || shape.to <= shape.from) return null;
  return (
    <li className={css.hole} style={{ insetInlineStart: `${shape.from}%`, inlineSize: `${shape.to - shape.from}%` }}>
      <span>{words('timeline-not-in-file')}</span>
    </li>
  );
}

function OnePoint({ extent, item, isOpen, onOpen }: { extent: Extent; item: ItemView; isOpen: boolean; onOpen: () => void }) {
  const words = useWords();
  const [a, b] = [item.when?.earliest ?? item.when?.latest ?? '', item.when?.latest ?? item.when?.earliest ?? ''];
  const width = share(extent, b) - share(extent, a);
  return (
    <li>
      <button
        type="button"
        className={css.point}
        aria-label={words('timeline-point', { title: item.title, when: item.when?.words ?? '' })}
        aria-pressed={isOpen}
        data-keep={`point-${item.key}`}
        data-wide={width > 2}
        data-two={item.disagrees_with.length > 0}
        style={{ insetInlineStart: `${share(extent, a)}%`, ...(width > 2 ? { inlineSize: `${width}%` } : {}) }}
        onClick={onOpen}
      />
    </li>
  );
}
