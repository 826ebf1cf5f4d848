/** The made-up desk: whose words stand in the made-up file, and what the person says of them. */
import type { AgreedRow, CommandName, CopiedRow, EvidenceView, VoiceRow, WordsSaidView } from '../contract';
import type { Handlers } from '../desk.fake';
import { proof } from './page';
import { allPages, on } from './papers';
import type { FakeState } from './state';

type Part = Pick<Handlers, Extract<CommandName, 'your_words' | 'agreed' | 'copied' | 'say_of_words'>>;

const may2009 = on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true);
const mar2008 = on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03');
const feb2005 = on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11');
const jun2008 = on('2008-06-20', '20 June 2008', '2008-06-20', '2008-06-20');
const july2009 = on('2009-07-01', '1 July 2009', '2009-07-01', '2009-07-01');

const key = (words: EvidenceView) => `${words.seq}-${words.start}`;
const titleOf = (words: EvidenceView) => allPages()[words.seq - 1]?.paper.title ?? '';

export function whoseWords(state: () => FakeState): Part {
  const empty = () => state().files.length === 0;
  const saidOf = (words: EvidenceView): WordsSaidView | null => state().words[key(words)] ?? null;
  const adding = () => state().import.state === 'running';
  const voice = (evidence: EvidenceView, telling: VoiceRow['telling'], when: VoiceRow['when'], obtained: EvidenceView | null = null): VoiceRow => ({
    telling, evidence, title: titleOf(evidence), when, obtained, said: saidOf(evidence),
  });
  const action = (what: string, evidence: EvidenceView, more: Partial<AgreedRow>): AgreedRow => ({
    what, who: null, by: null, when: null, title: titleOf(evidence), evidence, told: [], two_ways: false, said: saidOf(evidence), ...more,
  });
  return {
    your_words: () => ({
      child: empty() ? null : 'Sam',
      still_adding: adding(),
      rows: empty() ? [] : [
        voice(proof(4, 'Sam said that the garden was the best bit.'), 'said', feb2005, proof(4, 'Sam was seen with grandmother present.')),
        voice(proof(13, 'Sam was upset in the car and asked if the dog could come.'), 'said', jun2008),
        voice(proof(19, 'Sam would like to see photographs of Pat and Joan\'s.'), 'reported', may2009),
      ],
      unheard: empty() ? [] : [{ seq: 10, title: 'Review meeting notes', when: mar2008, left_out: [] }],
    }),
    agreed: () => ({
      still_adding: adding(),
      rows: empty() ? [] : [
        action('Social worker M. Okafor to arrange life story work before the next review', proof(11, 'Social worker M. Okafor to arrange life story work before the next review.'), { who: 'M. Okafor', when: mar2008 }),
        action('photographs to be requested from the Winters', proof(20, 'Decision: photographs to be requested from the Winters by the social worker.'), {
          who: 'L. Hayes', by: july2009, when: may2009, two_ways: true,
          told: [
            { became: 'done', when: july2009, title: 'Later life letter', evidence: proof(21, 'I wanted you to have this letter for when you are older.') },
            { became: 'still_to_do', when: null, title: '', evidence: proof(24, 'Sam\'s drawing of a dog is on the wall in the main hall.') },
          ],
        }),
      ],
    }),
    copied: ({ offset, limit }) => {
      const rows: CopiedRow[] = empty() ? [] : [{
        words: proof(12, 'Sam left the placement of Pat and Joan Winter on 3 May 2008 and moved to Hillside.'), first: 'known',
        places: [
          { ...place(proof(12, 'Sam left the placement of Pat and Joan Winter on 3 May 2008 and moved to Hillside.')), when: mar2008 },
          { ...place(proof(13, 'Sam moved from the Winters today to Hillside Children\'s Home.')), when: jun2008 },
        ],
      }];
      return { total: rows.length, rows: rows.slice(offset, offset + limit), still_adding: adding() };
    },
    say_of_words({ seq, start, said }) {
      const before = state().words;
      const after = { ...before };
      if (said === 'nothing') delete after[`${seq}-${start}`];
      else after[`${seq}-${start}`] = said;
      state().words = after;
      state().done.push({ what: 'words_said', undo: () => void (state().words = before), redo: () => void (state().words = after) });
      state().undone = [];
      return {};
    },
  };
}

const place = (words: EvidenceView) => ({ seq: words.seq, start: words.start, end: words.end, title: titleOf(words) });
