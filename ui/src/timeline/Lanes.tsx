/**
 * The same items, drawn: a row a lane, solid where the file is sure, hatched where it is not, dashed where there is nothing.
 * Each row is a list of buttons in time order; the drawing only places them.
 */
import { useEffect, useRef, useState } from 'react';
import type { GapView, ItemView, Lane, SpanView, TimelineView } from '../contract';
import { Button, Card, Quiet, Row, Stack } from '../controls';
import { useGo, useKept } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useWords } from '../words/words';
import { EventCard } from './EventCard';
import { bar, groupsOf, rowsOf, share, yearOf, type Extent } from './lanes';
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
  const [together, setTogether] = useState<ItemView[]>([]);
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

  const openGroup = (group: ItemView[]) => {
    setSpan(null);
    setTogether(group);
    onOpen(group.length === 1 ? (group[0]?.key ?? null) : null);
  };
  const choose = (of: SpanView) => {
    setSpan(of);
    setTogether([]);
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
            <Track lane={lane} extent={extent} spans={view.spans.filter((s) => s.lane === lane && inside(extent, s))} gaps={lane === 'home' ? view.gaps : []} open={span?.id ?? null} onOpen={choose} />
          </section>
        ))}
        {POINTS.map((lane) => {
          const of = items.filter((item) => item.lane === lane && within(extent, item));
          return of.length === 0 ? null : (
            <section key={lane} className={css.lane} aria-labelledby={`lane-${lane}`}>
              <h2 id={`lane-${lane}`}>{words(`timeline-lane-${lane}`)}</h2>
              <ol className={css.track} data-lane={lane}>
                {groupsOf(of, (item) => share(extent, item.when?.earliest ?? item.when?.latest ?? '')).map((group) => (
                  <Points key={group[0]?.key} extent={extent} group={group} isOpen={group === together || group.some((item) => item.key === open)} onOpen={() => openGroup(group)} />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      <Quiet small>{words('timeline-legend')}</Quiet>
      {together.length > 1 && (
        <ul className={css.together} aria-label={words('timeline-together')}>
          {together.map((item) => (
            <li key={item.key}>
              <Button on={item.key === open} keep={`together-${item.key}`} onPress={() => onOpen(item.key)}>{words('timeline-point', { title: item.title, when: item.when?.words ?? words('timeline-not-known') })}</Button>
            </li>
          ))}
        </ul>
      )}
      {span?.named_only && <NamedSpan span={span} />}
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

/** Bars of one lane, in as many rows as they need; what is not in the file has a row of its own below. */
function Track({ lane, extent, spans, gaps, open, onOpen }: { lane: Lane; extent: Extent; spans: SpanView[]; gaps: GapView[]; open: string | null; onOpen: (span: SpanView) => void }) {
  const shaped = spans.flatMap((span) => {
    const shape = bar(extent, span.from, span.to);
    return shape === null ? [] : [{ span, shape }];
  }).toSorted((a, b) => a.shape.from - b.shape.from);
  const rows = rowsOf(shaped.map((one) => one.shape));
  const holes = gaps.filter((gap) => {
    const shape = bar(extent, gap.from, gap.to);
    return shape !== null && shape.to > shape.from;
  });
  const count = Math.max(0, ...rows.map((row) => row + 1));
  return (
    <ol className={css.track} data-lane={lane} style={{ minBlockSize: `calc(${count + (holes.length > 0 ? 1 : 0)} * (var(--hit) + var(--s-2)) + var(--s-2))` }}>
      {shaped.map(({ span }, i) => <OneSpan key={span.id} extent={extent} span={span} row={rows[i] ?? 0} isOpen={open === span.id} onOpen={() => onOpen(span)} />)}
      {holes.map((gap) => <OneGap key={gap.from.edtf} extent={extent} gap={gap} row={count} />)}
    </ol>
  );
}

const rowPlace = (row: number) => `calc(${row} * (var(--hit) + var(--s-2)) + var(--s-2))`;

function OneSpan({ extent, span, row, isOpen, onOpen }: { extent: Extent; span: SpanView; row: number; isOpen: boolean; onOpen: () => void }) {
  const words = useWords();
  const shape = bar(extent, span.from, span.to);
  if (shape === null) return null;
  const width = Math.max(shape.to - shape.from, 0.8);
  const name = words(span.named_only ? 'timeline-span-named' : 'timeline-span', {
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
        data-open-end={shape.openEnd}
        data-open-start={shape.openStart}
        data-keep={`span-${span.id}`}
        style={{ insetInlineStart: `${shape.from}%`, inlineSize: `${width}%`, insetBlockStart: rowPlace(row) }}
        onClick={onOpen}
      >
        {shape.sureFrom > shape.from && <span className={css.unsure} style={{ inlineSize: `${((shape.sureFrom - shape.from) / width) * 100}%` }} />}
        <span className={css.name}>{span.name}</span>
        {shape.to > shape.sureTo && <span className={css.unsure} data-end style={{ inlineSize: `${((shape.to - shape.sureTo) / width) * 100}%` }} />}
      </button>
    </li>
  );
}

function OneGap({ extent, gap, row }: { extent: Extent; gap: GapView; row: number }) {
  const words = useWords();
  const shape = bar(extent, gap.from, gap.to);
  if (shape === null || shape.to <= shape.from) return null;
  return (
    <li className={css.hole} style={{ insetInlineStart: `${shape.from}%`, inlineSize: `${shape.to - shape.from}%`, insetBlockStart: rowPlace(row) }}>
      <span>{words('timeline-not-in-file')}</span>
    </li>
  );
}

/** A worker's stretch is only the time in which papers name them: it says so, and leads to the person. */
function NamedSpan({ span }: { span: SpanView }) {
  const words = useWords();
  const { go } = useGo();
  return (
    <Card tone="sunken" label={span.name}>
      <Stack>
        <p>{words('timeline-named', { name: span.name, from: span.from?.words ?? '', to: span.to?.words ?? '' })}</p>
        <Row>
          {span.evidence.map((e) => <PageLink key={e.seq} seq={e.seq} start={e.start} end={e.end} />)}
          <Button tone="quiet" keep={`named-${span.id}`} onPress={() => go({ place: 'people', key: span.id })}>{words('timeline-see-person', { name: span.name })}</Button>
        </Row>
      </Stack>
    </Card>
  );
}

/** One thing, or several that stand too close together to be pressed apart. */
function Points({ extent, group, isOpen, onOpen }: { extent: Extent; group: ItemView[]; isOpen: boolean; onOpen: () => void }) {
  const words = useWords();
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return null;
  const exact = first.when !== null && first.when.earliest === first.when.latest && !first.when.doubted;
  const name = group.length === 1
    ? words('timeline-point', { title: first.title, when: first.when?.words ?? '' })
    : words('timeline-points', { count: group.length, from: first.when?.words ?? '', to: last.when?.words ?? '' });
  return (
    <li>
      <button
        type="button"
        className={css.point}
        aria-label={name}
        aria-pressed={isOpen}
        data-keep={`point-${first.key}`}
        data-unsure={!exact}
        data-two={group.some((item) => item.disagrees_with.length > 0)}
        style={{ insetInlineStart: `${share(extent, first.when?.earliest ?? first.when?.latest ?? '')}%` }}
        onClick={onOpen}
      >
        {group.length > 1 && <span>{group.length}</span>}
      </button>
    </li>
  );
}
