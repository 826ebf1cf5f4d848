/** The made-up desk: the people whom the made-up file names, and what the person says of them. */
import type { CommandName, NamedPage, PersonView, WhenView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { allPages, on } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'people' | 'person_pages' | 'merge_people' | 'part_name' | 'name_person' | 'set_person_kind'>>;

const person = (id: string, name: string, kind: PersonView['kind'], roles: string[], times: [WhenView, WhenView] | null, more: Partial<PersonView> = {}): PersonView => ({
  id, name, kind, roles, first: times?.[0] ?? null, last: times?.[1] ?? null,
  months: times ? Math.floor((Date.parse(times[1].latest ?? '') - Date.parse(times[0].earliest ?? '')) / 2_592_000_000) : null,
  mentions: 1, pages: 1, written: [{ name, times: 1, why: null }], perhaps: [], decided: false, own_worker: false, ...more,
});

const feb2005 = on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11');
const apr2006 = on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14');
const mar2008 = on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03');
const jun2008 = on('2008-06-20', '20 June 2008', '2008-06-20', '2008-06-20');
const may2009 = on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true);
const sep2010 = on('2010-09-07', '7 September 2010', '2010-09-07', '2010-09-07');

export const madeUpPeople = (): PersonView[] => [
  person('p-dee', 'Dee Marsh', 'worker', ['social worker'], [feb2005, apr2006], {
    own_worker: true, mentions: 4, pages: 2,
    written: [{ name: 'Dee Marsh', times: 2, why: null }, { name: 'D. Marsh', times: 1, why: 'same_role' }, { name: 'DM', times: 1, why: 'same_paper' }],
  }),
  person('p-okafor', 'M. Okafor', 'worker', ['social worker'], [mar2008, may2009], { own_worker: true, mentions: 3, pages: 2, written: [{ name: 'M. Okafor', times: 3, why: null }] }),
  person('p-lin', 'Lin Hayes', 'worker', ['social worker'], [may2009, sep2010], { own_worker: true, mentions: 2, pages: 1 }),
  person('p-osei', 'R. Osei', 'worker', ['independent reviewing officer'], [mar2008, mar2008]),
  person('p-pat', 'Pat Winter', 'carer', ['foster carer'], [apr2006, jun2008], {
    mentions: 5, pages: 3, written: [{ name: 'Pat and Joan Winter', times: 3, why: null }, { name: 'Pat', times: 2, why: 'same_paper' }],
  }),
  person('p-mrs', 'Mrs Winter', 'not_known', [], [apr2006, jun2008], { perhaps: ['Pat Winter', 'Joan Winter'] }),
  person('p-nan', 'Jean Example', 'family', ['grandmother'], [feb2005, mar2008], { mentions: 3, pages: 2, written: [{ name: 'Mrs Jean Example', times: 1, why: null }, { name: 'Nan', times: 2, why: 'only_kin' }] }),
  person('p-sam', 'Sam Example', 'you', ['child'], [feb2005, sep2010], { mentions: 20, pages: 12 }),
];

export function naming(state: () => FakeState): Part {
  const all = () => (state().files.length === 0 ? [] : state().people);
  const find = (id: string) => all().find((one) => one.id === id) ?? refuse('nothing-there');
  const say = (people: PersonView[]) => {
    const before = state().people;
    state().people = people;
    state().done.push({ what: 'person_said', undo: () => void (state().people = before), redo: () => void (state().people = people) });
    state().undone = [];
    return {};
  };
  const change = (id: string, with_: Partial<PersonView>) => say(all().map((one) => (one.id === id ? { ...one, ...with_, decided: true } : one)));
  return {
    people: () => ({ people: all(), own_workers: all().filter((one) => one.own_worker).length, still_adding: state().import.state === 'running' }),
    person_pages({ id }) {
      const names = find(id).written.map((one) => one.name);
      const pages: NamedPage[] = allPages().flatMap((page) => {
        const name = names.find((one) => page.text.includes(one));
        if (name === undefined) return [];
        const start = [...page.text.slice(0, page.text.indexOf(name))].length;
        return [{ seq: page.seq, page: page.page, start, end: start + [...name].length, name, title: page.paper.title, when: page.paper.when }];
      });
      return { pages };
    },
    merge_people({ keep, fold }) {
      const [one, gone] = [find(keep), find(fold)];
      const written = [...one.written, ...gone.written.filter((w) => one.written.every((o) => o.name !== w.name)).map((w) => ({ ...w, why: 'said' as const }))];
      return say(all().filter((other) => other.id !== fold).map((other) => (other.id === keep ? { ...one, written, mentions: one.mentions + gone.mentions, decided: true } : other)));
    },
    part_name({ id, spelling }) {
      const one = find(id);
      const alone = person(`${id}-${spelling}`, spelling, 'not_known', [], one.first && one.last ? [one.first, one.last] : null, { decided: true });
      return say([...all().map((other) => (other.id === id ? { ...one, written: one.written.filter((w) => w.name !== spelling), decided: true } : other)), alone]);
    },
    name_person: ({ id, name }) => change(id, { name: name || (find(id).written[0]?.name ?? name) }),
    set_person_kind: ({ id, kind }) => change(id, { kind, own_worker: find(id).own_worker && kind === 'worker' }),
  };
}
