/** What is known of one person: how the file writes the name and why those are one, the pages, and putting it right. */
import { useState } from 'react';
import type { PersonKindView, PersonView } from '../contract';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { Button, Card, Row, Select, Stack, TextField, Trouble, Waiting } from '../controls';
import { call } from '../desk';
import { changed, useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import css from './people.module.css';

/** Pages shown before the rest are asked for. */
const FIRST_PAGES = 8;
const kinds: PersonKindView[] = ['you', 'worker', 'carer', 'family', 'other', 'not_known'];

type Doing = 'looking' | 'naming' | 'joining' | 'kind';

export function PersonCard({ person, all, onChanged }: { person: PersonView; all: PersonView[]; onChanged: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const say = useSay();
  const { undo } = useUndo();
  const [doing, setDoing] = useState<Doing>('looking');
  const act = (work: () => Promise<unknown>, then: string) =>
    ask.run(async () => {
      await work();
      setDoing('looking');
      onChanged();
      changed();
      say({ message: words(then), actions: [{ label: words('app-undo'), onPress: () => void undo() }], focusAfter: `person-${person.id}` });
    });
  const leave = () => setDoing('looking');
  return (
    <Card tone="sunken" label={words('people-about', { name: person.name })}>
      <Stack>
        <Written person={person} onPart={(spelling) => void act(() => call('part_name', { id: person.id, spelling }), 'people-parted')} />
        {person.perhaps.length > 0 && <p>{words('people-perhaps', { names: person.perhaps.join(', ') })}</p>}
        <Pages person={person} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {doing === 'looking' && (
          <Row>
            <Button icon="pencil" onPress={() => setDoing('naming')}>{words('people-rename')}</Button>
            <Button icon="users" onPress={() => setDoing('kind')}>{words('people-who-is')}</Button>
            <Button onPress={() => setDoing('joining')}>{words('people-join')}</Button>
          </Row>
        )}
        {doing === 'naming' && <Rename person={person} busy={ask.busy} onLeave={leave} onSave={(name) => void act(() => call('name_person', { id: person.id, name }), 'people-renamed')} />}
        {doing === 'kind' && <Kind person={person} busy={ask.busy} onLeave={leave} onSave={(kind) => void act(() => call('set_person_kind', { id: person.id, kind }), 'people-kind-said')} />}
        {doing === 'joining' && <Join person={person} all={all} busy={ask.busy} onLeave={leave} onSave={(fold) => void act(() => call('merge_people', { keep: person.id, fold }), 'people-joined')} />}
      </Stack>
    </Card>
  );
}

function Written({ person, onPart }: { person: PersonView; onPart: (spelling: string) => void }) {
  const words = useWords();
  return (
    <div>
      <h3>{words('people-written')}</h3>
      <ul className={css.written}>
        {person.written.map((one) => (
          <li key={one.name}>
            <span>
              <b>{one.name}</b> · {words('people-times', { count: one.times })}
              {one.why && <span className={css.why}>{words(`people-why-${one.why.replace('_', '-')}`)}</span>}
            </span>
            {person.written.length > 1 && (
              <Button tone="quiet" keep={`part-${person.id}-${one.name}`} onPress={() => onPart(one.name)}>{words('people-part', { name: one.name })}</Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Pages({ person }: { person: PersonView }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const reply = useReply('person_pages', { id: person.id }, [person.id, person.mentions]);
  const pages = reply.data?.pages ?? [];
  return (
    <div>
      <h3>{words('people-pages-title')}</h3>
      {reply.data === null && (reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />)}
      <ul className={css.pages}>
        {(all ? pages : pages.slice(0, FIRST_PAGES)).map((page) => (
          <li key={page.seq}>
            <PageLink seq={page.seq} start={page.start} end={page.end} />
            <span>{[page.title, page.when?.words].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {!all && pages.length > FIRST_PAGES && <Row><Button tone="quiet" onPress={() => setAll(true)}>{words('people-more-pages', { count: pages.length - FIRST_PAGES })}</Button></Row>}
    </div>
  );
}

interface Form<T> {
  person: PersonView;
  busy: boolean;
  onLeave: () => void;
  onSave: (value: T) => void;
}

function Rename({ person, busy, onLeave, onSave }: Form<string>) {
  const words = useWords();
  const [name, setName] = useState(person.name);
  return (
    <Stack>
      <TextField label={words('people-name-label')} help={words('people-name-help')} value={name} onChange={setName} maxLength={200} autoFocus onEnter={() => onSave(name)} />
      <Row>
        <Button onPress={onLeave}>{words('people-leave-it')}</Button>
        <Button tone="primary" isDisabled={busy} onPress={() => onSave(name)}>{words('people-save')}</Button>
      </Row>
    </Stack>
  );
}

function Kind({ person, busy, onLeave, onSave }: Form<PersonKindView>) {
  const words = useWords();
  const [kind, setKind] = useState<PersonKindView>(person.kind);
  const options = kinds.map((value) => ({ value, label: words(`people-kind-${value.replace('_', '-')}`) }));
  return (
    <Stack>
      <Select label={words('people-kind-label')} value={kind} onChange={setKind} options={options} />
      <Row>
        <Button onPress={onLeave}>{words('people-leave-it')}</Button>
        <Button tone="primary" isDisabled={busy} onPress={() => onSave(kind)}>{words('people-save')}</Button>
      </Row>
    </Stack>
  );
}

/** Relatives are offered only to join with relatives: their names stay in their own part. */
function Join({ person, all, busy, onLeave, onSave }: Form<string> & { all: PersonView[] }) {
  const words = useWords();
  const last = (name: string) => name.split(' ').at(-1)?.toLowerCase() ?? '';
  const near = (other: PersonView) => Number(last(other.name) === last(person.name)) * 1000 + Number(other.kind === person.kind);
  const others = all
    .filter((other) => other.id !== person.id && (other.kind !== 'family' || person.kind === 'family'))
    .toSorted((a, b) => near(b) - near(a) || a.name.localeCompare(b.name));
  const [fold, setFold] = useState(others[0]?.id ?? '');
  if (others.length === 0) {
    return (
      <Row>
        <p>{words('people-join-none')}</p>
        <Button onPress={onLeave}>{words('people-leave-it')}</Button>
      </Row>
    );
  }
  const options = others.map((other) => ({ value: other.id, label: other.roles[0] ? words('people-join-option', { name: other.name, role: other.roles[0] }) : other.name }));
  return (
    <Stack>
      <Select label={words('people-join-which', { name: person.name })} value={fold} onChange={setFold} options={options} />
      <Row>
        <Button onPress={onLeave}>{words('people-leave-it')}</Button>
        <Button tone="primary" isDisabled={busy} onPress={() => onSave(fold)}>{words('people-join-save')}</Button>
      </Row>
    </Stack>
  );
}
