/** One thing that happened: what, when, how that is known, every page that says so, and putting it right. */
import { useState } from 'react';
import type { ItemView, TimelineView } from '../contract';
import { Button, Card, Quiet, Row, Select, Stack, TextField, Trouble } from '../controls';
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { useQuote } from '../covers/line';
import { ForgetButton } from '../delete/ForgetButton';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { AddMemory } from './AddMemory';
import { AskAbout } from './AskAbout';
import { DateWords } from './DateWords';
import css from './timeline.module.css';

/** Pages shown before the rest are asked for. */
const FIRST_PAGES = 4;

type Doing = 'looking' | 'changing' | 'merging' | 'remembering' | 'asking';

interface Props {
  view: TimelineView;
  item: ItemView;
  onChanged: () => void;
  onOpen: (key: string | null) => void;
}

export function EventCard({ view, item, onChanged, onOpen }: Props) {
  const words = useWords();
  const quoted = useQuote();
  const kind = useKind();
  const { go } = useGo();
  const ask = useAsk();
  const say = useSay();
  const { undo } = useUndo();
  const [doing, setDoing] = useState<Doing>('looking');
  const [all, setAll] = useState(false);
  const others = view.items.filter((other) => item.disagrees_with.includes(other.key));
  const pages = all ? item.evidence : item.evidence.slice(0, FIRST_PAGES);
  const saying = (id: string) => say({ message: words(id), actions: [{ label: words('timeline-undo'), onPress: () => void undo() }], focusAfter: `event-${item.key}` });
  const act = (work: () => Promise<unknown>, then: string) =>
    ask.run(async () => {
      await work();
      setDoing('looking');
      onChanged();
      saying(then);
    });

  if (item.kind === 'memory' && doing === 'changing') {
    return <AddMemory memory={item} onDone={() => { setDoing('looking'); onChanged(); }} onLeave={() => setDoing('looking')} />;
  }
  return (
    <Card tone="sunken" label={item.title}>
      <Stack>
        <Quiet small>{kind('event', item.kind)} · {item.when?.words ?? words('timeline-not-known')}</Quiet>
        {item.kind === 'memory' ? <p className={css.body}>{item.body}</p> : <How item={item} />}
        {item.file_says && <p>{words('timeline-file-says', { when: item.file_says.words })}</p>}
        {item.kind === 'placement_start' || item.kind === 'placement_end' ? (
          <p>{item.reason ? words('timeline-reason', { reason: item.reason }) : words('timeline-no-reason')}</p>
        ) : null}
        {others.length > 0 && (
          <div>
            <p>{words('timeline-disagree')}</p>
            <ul>
              {[item, ...others].map((one) => (
                <li key={one.key}>
                  {one.when?.words ?? words('timeline-not-known')}{' '}
                  {one.evidence.slice(0, 2).map((e) => <PageLink key={`${e.seq}-${e.start}`} seq={e.seq} start={e.start} end={e.end} />)}
                </li>
              ))}
            </ul>
            <Quiet small>{words('timeline-keep-both')}</Quiet>
          </div>
        )}
        {item.who.length > 0 && (
          <div>
            <p>{words('timeline-who')}</p>
            <ul>
              {item.who.map((one) => (
                <li key={one.id}>
                  <Button tone="quiet" keep={`who-${one.id}`} onPress={() => go({ place: 'people', key: one.id })}>{one.role ? words('timeline-who-role', { name: one.name, role: one.role }) : one.name}</Button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {pages.length > 0 && (
          <ul className={css.proof}>
            {pages.map((e) => (
              <li key={`${e.seq}-${e.start}`}>
                {e.covered ? <span>{quoted(e)}</span> : <q>{e.quote.trim()}</q>}
                <PageLink seq={e.seq} start={e.start} end={e.end}>{words('timeline-open-page', { seq: e.seq, file: e.file, page: e.page })}</PageLink>
              </li>
            ))}
          </ul>
        )}
        {item.evidence.length > pages.length && (
          <Row><Button tone="quiet" onPress={() => setAll(true)}>{words('timeline-more-pages', { count: item.evidence.length - pages.length })}</Button></Row>
        )}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {doing === 'changing' && <Change item={item} busy={ask.busy} onLeave={() => setDoing('looking')} onSave={(title, when) => void act(() => call('correct_event', { key: item.key, title, when_words: when }), 'timeline-changed')} />}
        {doing === 'merging' && <Merge view={view} item={item} onLeave={() => setDoing('looking')} onMerge={(fold) => void act(() => call('merge_events', { keep: item.key, fold }), 'timeline-merged')} />}
        {doing === 'remembering' && <AddMemory whenWords={item.when?.words ?? ''} onDone={() => { setDoing('looking'); onChanged(); }} onLeave={() => setDoing('looking')} />}
        {doing === 'asking' && <AskAbout proof={item.evidence[0]} onLeave={() => setDoing('looking')} onAsked={() => { setDoing('looking'); say({ message: words('timeline-asked') }); }} />}
        {doing === 'looking' && (
          <Row>
            {item.decision && <Button icon="signpost" keep={`why-${item.key}`} onPress={() => go({ place: 'why', key: item.key })}>{words('why-open')}</Button>}
            {item.kind !== 'memory' && !item.confirmed && <Button icon="check" onPress={() => void act(() => call('confirm_event', { key: item.key }), 'timeline-confirmed')}>{words('timeline-confirm')}</Button>}
            {item.confirmed && <Quiet small>{words('timeline-is-confirmed')}</Quiet>}
            <Button icon="pencil" onPress={() => setDoing('changing')}>{words('timeline-change')}</Button>
            {item.kind !== 'memory' && <Button icon="footprints" onPress={() => setDoing('remembering')}>{words('timeline-i-remember')}</Button>}
            {item.evidence.length > 0 && <Button icon="circle-question-mark" onPress={() => setDoing('asking')}>{words('timeline-ask')}</Button>}
            {item.kind !== 'memory' && <Button tone="quiet" onPress={() => setDoing('merging')}>{words('timeline-merge')}</Button>}
            {item.kind === 'memory' ? (
              <>
                <Button tone="quiet" onPress={() => { onOpen(null); void act(() => call('remove_memory', { id: item.key }), 'timeline-memory-removed'); }}>{words('timeline-remove-memory')}</Button>
                <ForgetButton what="memory" id={item.key} text={item.title} onGone={() => { onOpen(null); onChanged(); }} />
              </>
            ) : item.hidden ? (
              <Button tone="quiet" onPress={() => void act(() => call('show_event', { key: item.key }), 'timeline-shown-again')}>{words('timeline-show')}</Button>
            ) : (
              <Button tone="quiet" onPress={() => void act(() => call('hide_event', { key: item.key }), 'timeline-hidden')}>{words('timeline-hide')}</Button>
            )}
          </Row>
        )}
      </Stack>
    </Card>
  );
}

/** In a sentence, how the date is known. */
function How({ item }: { item: ItemView }) {
  const words = useWords();
  if (item.decided_by === 'person') return <p>{words('timeline-how-person')}</p>;
  if (item.when === null) return <p>{words('timeline-how-none')}</p>;
  if (item.how === 'written') return <p>{words('timeline-how-written')}</p>;
  return <p>{words('timeline-how-worked-out', { how: item.how })}</p>;
}

function Change({ item, busy, onSave, onLeave }: { item: ItemView; busy: boolean; onSave: (title: string | null, when: string | null) => void; onLeave: () => void }) {
  const words = useWords();
  const [title, setTitle] = useState(item.title);
  const [when, setWhen] = useState(item.when?.words ?? '');
  return (
    <Stack>
      <TextField label={words('timeline-change-title')} value={title} onChange={setTitle} maxLength={500} />
      <DateWords label={words('timeline-change-when')} value={when} onChange={setWhen} />
      <Quiet small>{words('timeline-change-keeps')}</Quiet>
      <Row>
        <Button onPress={onLeave}>{words('timeline-leave-it')}</Button>
        <Button tone="primary" isDisabled={busy} onPress={() => onSave(title === item.title ? null : title, when.trim() === '' || when === item.when?.words ? null : when)}>{words('timeline-change-save')}</Button>
      </Row>
    </Stack>
  );
}

function Merge({ view, item, onMerge, onLeave }: { view: TimelineView; item: ItemView; onMerge: (fold: string) => void; onLeave: () => void }) {
  const words = useWords();
  const like = view.items.filter((other) => other.kind === item.kind && other.key !== item.key && !other.hidden);
  const [fold, setFold] = useState(like[0]?.key ?? '');
  if (like.length === 0) {
    return (
      <Row>
        <p>{words('timeline-merge-none')}</p>
        <Button onPress={onLeave}>{words('timeline-leave-it')}</Button>
      </Row>
    );
  }
  return (
    <Stack>
      <Select
        label={words('timeline-merge-which')}
        value={fold}
        onChange={setFold}
        options={like.map((other) => ({ value: other.key, label: words('timeline-merge-option', { title: other.title, when: other.when?.words ?? words('timeline-not-known') }) }))}
      />
      <Row>
        <Button onPress={onLeave}>{words('timeline-leave-it')}</Button>
        <Button tone="primary" onPress={() => onMerge(fold)}>{words('timeline-merge-save')}</Button>
      </Row>
    </Stack>
  );
}
