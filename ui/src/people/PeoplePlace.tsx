/**
 * The people whom the file names: who worked with me and for how long papers name them, who looked after me, and others. Family
 * has its own part, closed at first. What the program joined can be taken apart, and what it kept apart can be joined.
 */
import { useEffect } from 'react';
import type { PeopleView, PersonView } from '../contract';
import { Button, Disclosure, Quiet, Row, Stack, Trouble, Waiting } from '../controls';
import { useGo, useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { PersonCard } from './PersonCard';
import { PersonRow } from './PersonRow';
import css from './people.module.css';

/** While pages are still coming in, how often to look again. */
const LOOK_AGAIN = 5000;
/** People of one part that are shown before the rest are asked for. */
const AT_ONCE = 40;

export default function PeoplePlace() {
  const words = useWords();
  const people = useReply('people', {});
  const { data, again } = people;
  useEffect(() => {
    if (!data?.still_adding) return undefined;
    const timer = setInterval(again, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [data?.still_adding, again]);
  return (
    <>
      <PlaceHead title={words('app-place-people')} />
      <PlaceBody>
        {data === null ? (
          people.failure ? <Trouble failure={people.failure} onTry={again} /> : <Waiting />
        ) : (
          <Everybody view={data} onChanged={again} />
        )}
      </PlaceBody>
    </>
  );
}

function Everybody({ view, onChanged }: { view: PeopleView; onChanged: () => void }) {
  const words = useWords();
  const { here } = useGo();
  const [open, setOpen] = useKept<string | null>('people-open', here.key ?? null);
  const own = view.people.filter((person) => person.own_worker).toSorted(byTime);
  const others = view.people.filter((person) => person.kind === 'worker' && !person.own_worker).toSorted(byCount);
  const of = (kind: PersonView['kind']) => view.people.filter((person) => person.kind === kind).toSorted(byCount);
  const chosen = view.people.find((person) => person.id === open) ?? null;
  const part = (title: string, people: PersonView[], closed = false) => (
    <Part key={title} title={title} people={people} all={view.people} open={chosen} onOpen={setOpen} onChanged={onChanged} closed={closed} />
  );
  if (view.people.length === 0) return <p>{words(view.still_adding ? 'people-still-adding' : 'people-empty')}</p>;
  return (
    <Stack gap="large">
      {view.still_adding && <Quiet>{words('people-still-adding')}</Quiet>}
      <div>
        <p className={css.sum}>{words('people-sum', { count: view.own_workers })}</p>
        <Quiet>{words('people-named-only')}</Quiet>
      </div>
      {part(words('people-part-own'), own)}
      {part(words('people-part-carers'), of('carer'))}
      {part(words('people-part-workers'), others)}
      {part(words('people-part-family'), of('family'), true)}
      {part(words('people-part-you'), of('you'), true)}
      {part(words('people-part-others'), [...of('other'), ...of('not_known')].toSorted(byCount), true)}
    </Stack>
  );
}

const start = (person: PersonView): string => person.first?.earliest ?? person.first?.latest ?? '9999';
const byTime = (a: PersonView, b: PersonView): number => start(a).localeCompare(start(b)) || a.name.localeCompare(b.name);
const byCount = (a: PersonView, b: PersonView): number => b.mentions - a.mentions || a.name.localeCompare(b.name);

interface PartProps {
  title: string;
  people: PersonView[];
  all: PersonView[];
  open: PersonView | null;
  onOpen: (id: string | null) => void;
  onChanged: () => void;
  closed: boolean;
}

function Part({ title, people, all, open, onOpen, onChanged, closed }: PartProps) {
  const words = useWords();
  const [shown, setShown] = useKept(`shown of ${title}`, AT_ONCE);
  if (people.length === 0) return null;
  const list = (
    <Stack>
      <ul className={css.list}>
        {people.slice(0, shown).map((person) => (
          <li key={person.id}>
            <PersonRow person={person} isOpen={open?.id === person.id} onOpen={() => onOpen(open?.id === person.id ? null : person.id)} />
            {open?.id === person.id && <PersonCard person={person} all={all} onChanged={onChanged} />}
          </li>
        ))}
      </ul>
      {people.length > shown && (
        <Row><Button onPress={() => setShown(shown + AT_ONCE)}>{words('people-more', { count: people.length - shown })}</Button></Row>
      )}
    </Stack>
  );
  if (closed) return <Disclosure level={2} title={title} startsOpen={people.some((person) => person.id === open?.id)}>{list}</Disclosure>;
  return (
    <section aria-label={title}>
      <Stack>
        <h2>{title}</h2>
        {list}
      </Stack>
    </section>
  );
}
