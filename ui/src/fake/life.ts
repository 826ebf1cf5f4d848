/** The made-up timeline, questions and story, each with its proof on the made-up pages. */
import type { EvidenceView, ExpectedView, GapView, ItemView, Lane, QuestionView, SpanView, StoryBlock, StorySpan, WhenView } from '../contract';
import { proof } from './page';
import { on } from './papers';

/** Kinds that somebody must have decided. */
const decided = ['placement_start', 'placement_end', 'review', 'school_start', 'social_worker_start'];

const item = (key: string, kind: string, lane: Lane, when: WhenView | null, title: string, evidence: EvidenceView[], more: Partial<ItemView> = {}): ItemView => ({
  key, kind, lane, when, title, place: '', people: [], who: [], reason: null, how: 'written', evidence, disagrees_with: [], decided_by: 'reader',
  confirmed: false, hidden: false, file_says: null, body: '', decision: decided.includes(kind), ...more,
});

export const born = on('1998-10-02', '2 October 1998', '1998-10-02', '1998-10-02');

export const items = (): ItemView[] => [
  item('e-referral', 'referral', 'decisions', on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11'), 'School asked the council for help', [proof(3, 'Referral received from school')]),
  item('e-dee', 'social_worker_start', 'people', on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11'), 'Dee Marsh became your social worker', [proof(3, 'Allocated to Dee Marsh, duty social worker.')], { people: ['Dee Marsh'] }),
  item('e-winters', 'placement_start', 'home', on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'), 'Moved to Pat and Joan Winter', [proof(5, 'Sam was placed with Pat and Joan Winter on 14.4.06 under s.20.')], { place: 'Pat and Joan Winter', reason: 'grandmother admitted to hospital', people: ['Pat Winter', 'Joan Winter'] }),
  item('e-beckfield', 'school_start', 'school', on('2006?', 'about 2006', '2006-01-01', '2006-12-31', true), 'At Beckfield Primary', [proof(6, 'School is Beckfield Primary.')], { place: 'Beckfield Primary' }),
  item('e-review-1', 'review', 'decisions', on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03'), 'Review meeting', [proof(10, 'The LAC review was held at the placement.')], { people: ['R. Osei'], who: [{ id: 'p-osei', name: 'R. Osei', role: 'independent reviewing officer' }] }),
  item('e-left-may', 'placement_end', 'home', on('2008-05-03', '3 May 2008', '2008-05-03', '2008-05-03'), 'Left Pat and Joan Winter', [proof(12, 'Sam left the placement of Pat and Joan Winter on 3 May 2008 and moved to Hillside.')], { place: 'Pat and Joan Winter', disagrees_with: ['e-left-june'] }),
  item('e-left-june', 'placement_end', 'home', on('2008-06-20', '20 June 2008', '2008-06-20', '2008-06-20'), 'Left Pat and Joan Winter', [proof(13, "Sam moved from the Winters today to Hillside Children's Home.")], { place: 'Pat and Joan Winter', disagrees_with: ['e-left-may'] }),
  item('e-missing', 'missing', 'health', on('2008-06-25', '25 June 2008', '2008-06-25', '2008-06-25'), 'Went away without saying', [proof(14, 'Sam absconded at teatime and was found in the garden.')]),
  item('e-lin', 'social_worker_start', 'people', on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true), 'Lin Hayes became your social worker', [proof(19, 'New social worker Lin Hayes introduced.')], { people: ['Lin Hayes'] }),
  item('e-hilltop', 'school_start', 'school', on('2010-09', 'September 2010', '2010-09-01', '2010-09-30'), 'Started at Hill Top School', [proof(23, 'Sam started Year 7 with us this week')], { place: 'Hill Top School' }),
];

const worker = (id: string, name: string, from: WhenView, to: WhenView, evidence: EvidenceView[]): SpanView => ({
  id, lane: 'people', name, from, to, end_from_next: false, named_only: true, reason: null, start_key: null, end_key: null, evidence,
});

export const spans = (): SpanView[] => [
  { id: 's-nan', lane: 'home', name: 'Nan’s house', from: on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11'), to: on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'), end_from_next: true, named_only: false, reason: null, start_key: null, end_key: null, evidence: [proof(3, 'Sam is living with maternal grandmother, Mrs Jean Example, at 4 Orchard Row.')] },
  { id: 's-winters', lane: 'home', name: 'Pat and Joan Winter', from: on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'), to: on('2008-05-03/2008-06-20', 'some time in May or June 2008', '2008-05-03', '2008-06-20', true), end_from_next: false, named_only: false, reason: 'grandmother admitted to hospital', start_key: 'e-winters', end_key: 'e-left-may', evidence: [proof(5, 'Sam was placed with Pat and Joan Winter on 14.4.06 under s.20.')] },
  { id: 's-hillside', lane: 'home', name: 'Hillside', from: on('2008-06-20', '20 June 2008', '2008-06-20', '2008-06-20'), to: null, end_from_next: false, named_only: false, reason: null, start_key: 'e-left-june', end_key: null, evidence: [proof(13, "Sam moved from the Winters today to Hillside Children's Home.")] },
  { id: 's-beckfield', lane: 'school', name: 'Beckfield Primary', from: on('2006?', 'about 2006', '2006-01-01', '2006-12-31', true), to: on('2007-07', 'July 2007', '2007-07-01', '2007-07-31'), end_from_next: false, named_only: false, reason: null, start_key: 'e-beckfield', end_key: null, evidence: [proof(6, 'School is Beckfield Primary.')] },
  { id: 's-hilltop', lane: 'school', name: 'Hill Top School', from: on('2010-09', 'September 2010', '2010-09-01', '2010-09-30'), to: null, end_from_next: false, named_only: false, reason: null, start_key: 'e-hilltop', end_key: null, evidence: [proof(23, 'Sam started Year 7 with us this week')] },
  worker('p-dee', 'Dee Marsh', on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11'), on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'), [proof(3, 'Dee Marsh')]),
  worker('p-okafor', 'M. Okafor', on('2008-03', 'March 2008', '2008-03-01', '2008-03-31'), on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true), [proof(11, 'M. Okafor')]),
  worker('p-lin', 'Lin Hayes', on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true), on('2010-09-07', '7 September 2010', '2010-09-07', '2010-09-07'), [proof(19, 'Lin Hayes')]),
];

export const gaps = (): GapView[] => [
  { from: on('2008-06-26', '26 June 2008', '2008-06-26', '2008-06-26'), to: on('2009-04-30', '30 April 2009', '2009-04-30', '2009-04-30'), before: proof(14, 'No concerns.'), after: proof(19, 'Statutory review, about May 2009') },
];

const question = (id: string, trigger: string, text: string, audience: string, evidence: EvidenceView[], more: Partial<QuestionView> = {}): QuestionView => ({
  id, trigger, text, audience, evidence, from: null, to: null, own: false, chosen: false, ...more,
});

export const suggested = (): QuestionView[] => [
  question('q-gap', 'gap', 'Where did I live, and who saw me, from June 2008 to May 2009?', 'council', [proof(14, 'No concerns.')], { from: gaps()[0]?.from ?? null, to: gaps()[0]?.to ?? null }),
  question('q-move', 'unexplained_move', 'Why did I have to leave Pat and Joan?', 'council', [proof(13, "Sam moved from the Winters today to Hillside Children's Home.")]),
  question('q-two', 'contradiction', 'Did I leave Pat and Joan on 3 May 2008 or on 20 June 2008?', 'iro', [proof(12, 'on 3 May 2008'), proof(13, '20/06/08')]),
  question('q-black', 'redaction', 'Why is the reason that Mum was not invited blacked out?', 'council', [proof(10, 'Mother was not invited owing to')]),
  question('q-review', 'missing_review', 'The next review was due in September 2008. Did it happen?', 'iro', [proof(12, 'The next review is due in September 2008.')]),
  question('q-photos', 'unkept_action', 'Were the photographs from Pat and Joan ever asked for?', 'council', [proof(20, 'photographs to be requested from the Winters')]),
  question('q-worker', 'change_of_worker', 'Why did M. Okafor stop being my social worker?', 'council', [proof(19, 'New social worker Lin Hayes introduced.')]),
];

const placed = proof(5, 'Sam was placed with Pat and Joan Winter on 14.4.06 under s.20.');

/** What the rules of the day called for: two reviews, one of them found, and a health check that was not. */
export const expectedView = (read: boolean): ExpectedView => ({
  born_known: true,
  care_began: read ? on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14') : null,
  rules: !read ? [] : [
    {
      rule: 'REV-91-1', kind: 'review_minutes',
      plain: 'A review had to be held within 4 weeks, then within 3 months, then at least every 6 months.',
      source: "Review of Children's Cases Regulations 1991 (SI 1991/895), regulation 3",
      papers: [
        { due: on('2006-05-12', '12 May 2006', '2006-05-12', '2006-05-12'), found: null, counted_from: [placed] },
        { due: on('2008-03-04', '4 March 2008', '2008-03-04', '2008-03-04'), found: 10, counted_from: [placed] },
      ],
    },
    {
      rule: 'HR-02', kind: 'health_assessment',
      plain: "A child's health had to be looked at every 6 months under the age of 5, and every 12 months after that.",
      source: "Review of Children's Cases Regulations 1991 (SI 1991/895), regulation 6",
      papers: [{ due: on('2007-04-14', '14 April 2007', '2007-04-14', '2007-04-14'), found: null, counted_from: [placed] }],
    },
  ],
});

const text = (words: string): StorySpan => ({ kind: 'text', text: words, seq: null, start: null, end: null });
const source = (e: EvidenceView): StorySpan => ({ kind: 'source', text: `page ${e.seq}`, seq: e.seq, start: e.start, end: e.end });
const block = (kind: StoryBlock['kind'], level: number, ...spansOf: StorySpan[]): StoryBlock => ({ kind, level, spans: spansOf });

export const storyBlocks = (): StoryBlock[] => [
  block('heading', 1, text('My life, from my file')),
  block('paragraph', 0, text('My name is Sam. I was born on 2 October 1998.')),
  block('heading', 2, text('Nan’s house')),
  block('paragraph', 0, text('In February 2005 I was living with my Nan at 4 Orchard Row. '), source(proof(3, 'at 4 Orchard Row')), text(' I said that the garden was the best bit. '), source(proof(4, 'Sam said that the garden was the best bit.'))),
  block('heading', 2, text('Pat and Joan Winter')),
  block('paragraph', 0, text('I moved to Pat and Joan on 14 April 2006. '), source(proof(5, '14.4.06')), text(' The reason written is: ')),
  block('quote', 0, text('grandmother admitted to hospital'), source(proof(5, 'grandmother admitted to hospital'))),
  block('paragraph', 0, { kind: 'mine', text: 'I remember the red front door, and a dog called Biscuit.', seq: null, start: null, end: null }),
  block('paragraph', 0, text('My file gives two dates for the day I left: 3 May 2008 '), source(proof(12, '3 May 2008')), text(' and 20 June 2008. '), source(proof(13, '20/06/08'))),
  block('heading', 2, text('Not in my file')),
  block('paragraph', 0, text('My file has nothing from June 2008 to May 2009.')),
];
