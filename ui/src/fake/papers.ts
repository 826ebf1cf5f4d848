/** The made-up papers of the made-up desk: Sam Example, who never lived. For tests and for looking at screens only. */
import type { DocumentRow, WhenView } from '../contract';

export interface FakeFile {
  id: number;
  name: string;
  kind: string;
  pages: number;
  bytes: number;
}

export const files: FakeFile[] = [
  { id: 1, name: 'Box 1 of 2.pdf', kind: 'pdf', pages: 14, bytes: 4_812_330 },
  { id: 2, name: 'Box 2 of 2 scanned.pdf', kind: 'pdf', pages: 6, bytes: 22_940_112 },
  { id: 3, name: 'Later life letter.docx', kind: 'docx', pages: 2, bytes: 48_200 },
  { id: 4, name: 'Email from Hill Top School.eml', kind: 'eml', pages: 2, bytes: 91_007 },
];

export const on = (edtf: string, words: string, earliest: string, latest: string, doubted = false): WhenView => ({ edtf, words, earliest, latest, doubted });

interface Paper {
  file: number;
  pages: [number, number];
  kind: string;
  title: string;
  when: WhenView | null;
  picture?: boolean;
  copyOf?: string;
  texts: string[];
}

const black = '\u0001';

/** In these texts `\u0001` stands for a part that the council blacked out. */
export const papers: Paper[] = [
  {
    file: 1, pages: [1, 2], kind: 'cover_letter', title: 'Letter with your file', when: on('2026-02-14', '14 February 2026', '2026-02-14', '2026-02-14'),
    texts: [
      `MADE-UP FILE. Nobody in it ever lived.\n\nMarlow County Council, Information Team\n14 February 2026\n\nDear Sam Example,\n\nYou asked for the records that we hold about you. They are in two boxes. Some parts have been redacted because they are about other people.`,
      `Page 2\n\nWe have also removed some pages under Schedule 3 of the Data Protection Act 2018. If you are unhappy with this reply you can ask for a review.\n\n${black}\nInformation Officer`,
    ],
  },
  {
    file: 1, pages: [3, 4], kind: 'referral', title: 'Referral and information record', when: on('2005-02-11', '11 February 2005', '2005-02-11', '2005-02-11'),
    texts: [
      `REFERRAL AND INFORMATION RECORD\nDate: 11/02/05\n\nReferral received from school. Sam is living with maternal grandmother, Mrs Jean Example, at 4 Orchard Row. Nan reported that she was finding it hard to cope after her operation. NFA at this stage. Allocated to Dee Marsh, duty social worker.`,
      `Page 2\n\nSam was seen with grandmother present. Sam said that the garden was the best bit. Discussed respite. ${black} to be contacted about support.`,
    ],
  },
  {
    file: 1, pages: [5, 7], kind: 'placement_information', title: 'Placement information record', when: on('2006-04-14', '14 April 2006', '2006-04-14', '2006-04-14'),
    texts: [
      `PLACEMENT INFORMATION RECORD\n\nSam was placed with Pat and Joan Winter on 14.4.06 under s.20. Reason for placement: grandmother admitted to hospital. The placement is intended to be short term.`,
      `Sam likes: dogs, drawing, beans on toast. Sam does not like: the dark, peas. Bedtime is 7.30 with the landing light left on. School is Beckfield Primary.`,
      `Contact with grandmother will be weekly, on Sundays, at the placement. Contact with mother to be agreed at the LAC review.`,
    ],
  },
  {
    file: 1, pages: [8, 9], kind: 'school_report', title: 'Beckfield Primary School: end of year report', when: on('2007-07', 'July 2007', '2007-07-01', '2007-07-31'),
    texts: [
      `BECKFIELD PRIMARY SCHOOL\nEnd of year report, July 2007\n\nSam has had a lovely year. Sam is kind to the younger children and is always the first to help. The model of the lighthouse was the best in the class.`,
      `Reading: Sam reads every day and likes books about the sea. Attendance 98%. Class teacher: Miss A. Bright.`,
    ],
  },
  {
    file: 1, pages: [10, 12], kind: 'review_minutes', title: 'Review meeting notes', when: on('2008-03-03', '3 March 2008', '2008-03-03', '2008-03-03'),
    texts: [
      `LAC REVIEW\nDate: 03/03/08\nChair: R. Osei, Independent Reviewing Officer\n\nThe LAC review was held at the placement. Contact with mother was discussed. ${black} stated that contact had been reduced to once monthly. The child presented as settled. Mother was not invited owing to ${black} and was informed by letter.`,
      `Carers report that Sam can display challenging behaviour after contact. Social worker M. Okafor to arrange life story work before the next review.`,
      `Sam left the placement of Pat and Joan Winter on 3 May 2008 and moved to Hillside. The next review is due in September 2008.`,
    ],
  },
  {
    file: 1, pages: [13, 14], kind: 'case_notes', title: 'Case notes', when: on('2008-06', 'June 2008', '2008-06-01', '2008-06-30'),
    texts: [
      `20/06/08 SW visit. Sam moved from the Winters today to Hillside Children's Home. Sam was upset in the car and asked if the dog could come.`,
      `25/06/08 T/C from Hillside. Sam absconded at teatime and was found in the garden. No concerns. ${black}`,
    ],
  },
  {
    file: 2, pages: [1, 4], kind: 'residential_log', title: '', when: null, picture: true,
    texts: ['', '', '', ''],
  },
  {
    file: 2, pages: [5, 6], kind: 'review_minutes', title: 'Review meeting notes', when: on('2009-05~', 'about May 2009', '2009-04-01', '2009-06-30', true),
    texts: [
      `Statutory review, about May 2009\n\nNew social worker Lin Hayes introduced. Sam attends Hill Top School. Sam would like to see photographs of Pat and Joan's.`,
      `Decision: photographs to be requested from the Winters by the social worker. By whom: L. Hayes. By when: 1 July 2009.`,
    ],
  },
  {
    file: 3, pages: [1, 2], kind: 'letter', title: 'Later life letter', when: on('2010-12', 'December 2010', '2010-12-01', '2010-12-31'),
    texts: [
      `Dear Sam,\n\nI wanted you to have this letter for when you are older. You were never any trouble. You made us laugh every day, and Biscuit waited at the gate for you for weeks.`,
      `You had a red front door to come home to, and you always will have.\n\nWith love from Pat and Joan`,
    ],
  },
  {
    file: 4, pages: [1, 2], kind: 'email', title: 'Sam at Hill Top', when: on('2010-09-07', '7 September 2010', '2010-09-07', '2010-09-07'),
    texts: [
      `From: Hill Top School\nTo: L. Hayes\nDate: 7 September 2010\n\nSam started Year 7 with us this week and has joined the art club.`,
      `Sam's drawing of a dog is on the wall in the main hall.`,
    ],
  },
];

export interface FakePage {
  seq: number;
  file: FakeFile;
  page: number;
  text: string;
  paper: DocumentRow;
  picture: boolean;
}

/** Every page in order, with the paper that it belongs to. */
export function allPages(): FakePage[] {
  const pages: FakePage[] = [];
  for (const file of files) {
    for (const paper of papers.filter((p) => p.file === file.id)) {
      const seq = pages.length + 1;
      const row: DocumentRow = {
        id: `f${file.id}p${paper.pages[0]}`, kind: paper.kind, title: paper.title, when: paper.when, file: file.name,
        first_page: paper.pages[0], last_page: paper.pages[1], seq, picture_only: paper.picture ?? false, copy_of: paper.copyOf ?? null, copies: [],
        said: { kind: false, title: false, date: false, begins: false },
      };
      paper.texts.forEach((text, i) => {
        pages.push({ seq: seq + i, file, page: paper.pages[0] + i, text, paper: row, picture: paper.picture ?? false });
      });
    }
  }
  return pages;
}

export const allDocuments = (): DocumentRow[] => [...new Map(allPages().map((p) => [p.paper.id, p.paper])).values()];
