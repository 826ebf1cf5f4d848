/** The timeline: a list that is also drawn. Every item opens its page; the person's word stands above the reader's. */
import { useEffect, useRef, useState } from 'react';
import type { ItemView, TimelineView } from '../contract';
import { Button, Quiet, Row, Select, Stack, Tabs, Trouble, Waiting } from '../controls';
import { useGo, useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { AddMemory } from './AddMemory';
import { EventList } from './EventList';
import { Lanes } from './Lanes';
import { laneNames, type LaneChoice } from './lanes';

/** While pages are still coming in, how often to look again. */
const LOOK_AGAIN = 5000;

export default function TimelinePlace() {
  const words = useWords();
  const timeline = useReply('timeline', {});
  const { data, again } = timeline;
  useEffect(() => {
    if (!data?.still_adding) return undefined;
    const timer = setInterval(again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [data?.still_adding, again]);
  return (
    <>
      <PlaceHead title={words('app-place-timeline')} />
      <PlaceBody>
        {data === null ? (
          timeline.failure ? <Trouble failure={timeline.failure} onTry={again} /> : <Waiting />
        ) : (
          <Life view={data} onChanged={again} />
        )}
      </PlaceBody>
    </>
  );
}

function Life({ view, onChanged }: { view: TimelineView; onChanged: () => void }) {
  const words = useWords();
  const { here, go } = useGo();
  const asked = here.key?.startsWith('lane:') ? (here.key.slice(5) as LaneChoice) : 'all';
  const [shape, setShape] = useKept<'list' | 'drawing'>('timeline-shape', 'list');
  const [lane, setLane] = useKept<LaneChoice>('timeline-lane', laneNames.includes(asked) ? asked : 'all');
  const [open, setOpen] = useKept<string | null>('timeline-open', here.key && !here.key.startsWith('lane:') ? here.key : null);
  const [adding, setAdding] = useState(false);
  const [showHidden, setShowHidden] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  const shown = view.items.filter((item) => (showHidden || !item.hidden) && (lane === 'all' || item.lane === lane));
  const next = (which: (item: ItemView) => boolean) => {
    const at = shown.findIndex((item) => item.key === open);
    const order = [...shown.slice(at + 1), ...shown.slice(0, at + 1)];
    const found = order.find(which);
    if (!found) return;
    setShape('list');
    setOpen(found.key);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-keep="event-${found.key}"]`)?.focus());
  };
  const nextGap = () => {
    setShape('list');
    requestAnimationFrame(() => {
      const gaps = [...(list.current?.querySelectorAll<HTMLElement>('[data-gap]') ?? [])];
      const at = gaps.findIndex((gap) => gap.contains(document.activeElement));
      const gap = gaps[(at + 1) % gaps.length];
      gap?.querySelector<HTMLElement>('button')?.focus();
    });
  };
  const empty = view.items.length === 0;
  const disagree = shown.some((item) => item.disagrees_with.length > 0);

  return (
    <Stack gap="large">
      {view.still_adding && <Quiet>{words('timeline-still-adding')}</Quiet>}
      {empty && <p>{words('timeline-empty')}</p>}
      <Row>
        <Button tone="primary" icon="footprints" keep="add-memory" onPress={() => setAdding(true)}>{words('timeline-add-memory')}</Button>
        <Button icon="users" keep="to-people" onPress={() => go({ place: 'people' })}>{words('timeline-to-people')}</Button>
        <Button icon="quote" keep="to-whose" onPress={() => go({ place: 'whose' })}>{words('timeline-to-whose')}</Button>
        {view.gaps.length > 0 && <Button icon="circle-dashed" keep="next-gap" onPress={nextGap}>{words('timeline-next-gap')}</Button>}
        {disagree && <Button icon="split" keep="next-two" onPress={() => next((item) => item.disagrees_with.length > 0)}>{words('timeline-next-two')}</Button>}
        {view.hidden > 0 && (
          <Button on={showHidden} onPress={() => setShowHidden(!showHidden)}>{words('timeline-show-hidden', { count: view.hidden })}</Button>
        )}
      </Row>
      {adding && <AddMemory onDone={() => { setAdding(false); onChanged(); }} onLeave={() => setAdding(false)} />}
      {!empty && (
        <div ref={list}>
          <Tabs
            label={words('timeline-shape')}
            value={shape}
            onChange={setShape}
            tabs={[
              {
                value: 'list',
                label: words('timeline-shape-list'),
                content: (
                  <Stack>
                    <Row>
                      <Select
                        label={words('timeline-lane')}
                        value={lane}
                        onChange={setLane}
                        options={laneNames.map((name) => ({ value: name, label: words(`timeline-lane-${name}`) }))}
                      />
                    </Row>
                    <EventList view={view} items={shown} gaps={lane === 'all' || lane === 'home' ? view.gaps : []} open={open} onOpen={setOpen} onChanged={onChanged} />
                  </Stack>
                ),
              },
              {
                value: 'drawing',
                label: words('timeline-shape-drawing'),
                content: <Lanes view={view} items={view.items.filter((item) => showHidden || !item.hidden)} open={open} onOpen={setOpen} onChanged={onChanged} />,
              },
            ]}
          />
        </div>
      )}
    </Stack>
  );
}
