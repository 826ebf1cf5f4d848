/** What happened, year by year, with the stretches that have nothing in the file in their place. */
import type { GapView, ItemView, TimelineView } from '../contract';
import { Icon, Row, type IconName } from '../controls';
import { PageLink } from '../app/PageLink';
import { useWords } from '../words/words';
import { EventCard } from './EventCard';
import { yearOf } from './lanes';
import css from './timeline.module.css';

interface Props {
  view: TimelineView;
  items: ItemView[];
  gaps: GapView[];
  open: string | null;
  onOpen: (key: string | null) => void;
  onChanged: () => void;
}

const icons: Record<ItemView['lane'], IconName> = {
  home: 'house', school: 'school', people: 'users', decisions: 'signpost', health: 'heart-pulse', family: 'users', mine: 'footprints',
};

type Line = { at: string; item: ItemView } | { at: string; gap: GapView };

export function EventList({ view, items, gaps, open, onOpen, onChanged }: Props) {
  const words = useWords();
  const dated: Line[] = items.filter((i) => yearOf(i.when) !== null).map((item) => ({ at: item.when?.earliest ?? item.when?.latest ?? '', item }));
  const lines = [...dated, ...gaps.map((gap): Line => ({ at: gap.from.earliest ?? '', gap }))].sort((a, b) => a.at.localeCompare(b.at));
  const years = new Map<string, Line[]>();
  for (const line of lines) {
    const year = line.at.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), line]);
  }
  const undated = items.filter((i) => yearOf(i.when) === null);
  const one = (item: ItemView) => (
    <li key={item.key}>
      <OneEvent view={view} item={item} open={open === item.key} onOpen={onOpen} onChanged={onChanged} />
    </li>
  );
  return (
    <>
      {[...years].map(([year, of]) => (
        <section key={year} className={css.year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol className={css.events}>
            {of.map((line) => ('item' in line ? one(line.item) : <OneGap key={`gap-${line.at}`} gap={line.gap} />))}
          </ol>
        </section>
      ))}
      {undated.length > 0 && (
        <section className={css.year} aria-labelledby="year-none">
          <h2 id="year-none">{words('timeline-no-date')}</h2>
          <ol className={css.events}>{undated.map(one)}</ol>
        </section>
      )}
    </>
  );
}

function OneEvent({ view, item, open, onOpen, onChanged }: { view: TimelineView; item: ItemView; open: boolean; onOpen: Props['onOpen']; onChanged: () => void }) {
  const words = useWords();
  return (
    <div className={css.event} data-mine={item.decided_by === 'person'} data-hidden={item.hidden}>
      <button type="button" className={css.line} aria-expanded={open} data-keep={`event-${item.key}`} onClick={() => onOpen(open ? null : item.key)}>
        <Icon name={icons[item.lane]} />
        <span className={css.what}>{item.title}</span>
        <span className={css.when}>{item.when?.words ?? words('timeline-not-known')}</span>
        {item.disagrees_with.length > 0 && <span className={css.badge}>{words('timeline-two-dates', { count: item.disagrees_with.length + 1 })}</span>}
        {item.kind === 'memory' && <span className={css.badge}>{words('timeline-my-memory')}</span>}
        {item.hidden && <span className={css.badge}>{words('timeline-is-hidden')}</span>}
      </button>
      {open && <EventCard view={view} item={item} onChanged={onChanged} onOpen={onOpen} />}
    </div>
  );
}

function OneGap({ gap }: { gap: GapView }) {
  const words = useWords();
  return (
    <li className={css.gap} data-gap>
      <p>{words('timeline-gap', { from: gap.from.words, to: gap.to.words })}</p>
      <Row>
        {gap.before && <PageLink seq={gap.before.seq} start={gap.before.start} end={gap.before.end}>{words('timeline-gap-before', { seq: gap.before.seq })}</PageLink>}
        {gap.after && <PageLink seq={gap.after.seq} start={gap.after.start} end={gap.after.end}>{words('timeline-gap-after', { seq: gap.after.seq })}</PageLink>}
      </Row>
    </li>
  );
}
