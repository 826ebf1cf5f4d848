/** The made-up desk: why something was decided. One move has its reason, one has two accounts, and one has none. */
import type { CommandName, WhyView } from '../contract';
import { refuse, type Handlers } from '../desk.fake';
import { proof } from './page';
import { on } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'why' | 'decisions_on'>>;

const wishes = {
  plain: 'Before deciding, a council had to find out what the child and the parents wanted, as far as it could.',
  source: 'Children Act 1989, section 22(4) and (5)',
};

/** What each card has beside the event itself. */
const known: Record<string, () => Partial<WhyView>> = {
  'e-winters': () => ({
    reasons: [{ evidence: [proof(5, 'grandmother admitted to hospital')] }, { evidence: [proof(3, 'she was finding it hard to cope after her operation')] }],
    said: [{ kind: 'views', paper: 'placement_information', when: on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'), same_paper: true, evidence: proof(6, 'Sam likes: dogs, drawing, beans on toast.') }],
    rules: [wishes], no_rule: null,
    not_found: [{ kind: 'review_minutes', due: on('2006-05-12', '12 May 2006', '2006-05-12', '2006-05-12'), plain: 'A review had to be held within 4 weeks, then within 3 months, then at least every 6 months.', source: "Review of Children's Cases Regulations 1991 (SI 1991/895), regulation 3" }],
  }),
  'e-review-1': () => ({
    decided: [proof(11, 'Social worker M. Okafor to arrange life story work before the next review.')],
    who: [{ who: 'The LAC review', evidence: [proof(10, 'The LAC review was held at the placement.')] }],
    said: [{ kind: 'left-out', paper: 'review_minutes', when: on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03'), same_paper: true, evidence: proof(10, 'The child presented as settled.') }],
    rules: [wishes], no_rule: null,
    mentioned: [{ kind: 'paper', title: 'Life story work', when: null, from: null, to: null, of: null, evidence: [proof(11, 'life story work')] }],
  }),
};

export function explaining(state: () => FakeState): Part {
  return {
    why({ key }): WhyView {
      const item = state().items.find((one) => one.key === key && one.decision) ?? refuse('nothing-there');
      const others = state().items.filter((one) => item.disagrees_with.includes(one.key));
      return {
        key, kind: item.kind, title: item.title, told: item.evidence, decided: [],
        dates: [item, ...others].map(({ when, how, evidence }) => ({ when, how, evidence })),
        who: [], reasons: [], said: [], rules: [], no_rule: 'none-checked', not_found: [], mentioned: [], ...known[key]?.(),
      };
    },
    decisions_on: ({ seq }) => ({
      decisions: state().items.filter((one) => one.decision && !one.hidden).flatMap((one) => {
        const told = one.evidence.find((e) => e.seq === seq);
        return told ? [{ key: one.key, title: one.title, when: one.when, start: told.start, end: told.end }] : [];
      }),
    }),
  };
}
