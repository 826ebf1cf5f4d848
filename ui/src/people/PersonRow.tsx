/** One person in the list: name, role, and the time in which papers name them. Pressing it opens what is known. */
import type { PersonView } from '../contract';
import { Icon } from '../controls';
import { useWords, type Facts } from '../words/words';
import css from './people.module.css';

type Words = (id: string, facts?: Facts) => string;

/** "named from 3 May 1998 to June 2001", never "worked from". */
export function namedWhen(words: Words, person: PersonView): string {
  if (person.first === null || person.last === null) return words('people-no-dates');
  if (person.first.words === person.last.words) return words('people-named-once', { when: person.first.words });
  return words('people-named', { from: person.first.words, to: person.last.words });
}

/** How long that is, in round words. */
export function howLong(words: Words, months: number | null): string | null {
  if (months === null || months < 1) return null;
  return months < 24 ? words('people-months', { count: months }) : words('people-years', { count: Math.round(months / 12) });
}

export function PersonRow({ person, isOpen, onOpen }: { person: PersonView; isOpen: boolean; onOpen: () => void }) {
  const words = useWords();
  const long = howLong(words, person.months);
  return (
    <button type="button" className={css.row} aria-expanded={isOpen} data-keep={`person-${person.id}`} onClick={onOpen}>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      <span className={css.who}>
        <span className={css.name}>{person.name}</span>
        {person.roles.length > 0 && <span className={css.role}>{person.roles.slice(0, 3).join(', ')}</span>}
        <span className={css.when}>
          {namedWhen(words, person)}
          {long && ` (${long})`} · {words('people-pages', { count: person.pages })}
        </span>
      </span>
    </button>
  );
}
