/** What the made-up council removed from the made-up file, worked out from its pages. */
import type { RemovedKind, RemovedMapView, RemovedPaper } from '../contract';
import { pageView } from './page';
import type { FakePage } from './papers';

/** Looks of removed parts in turn, so that a screen shows each of them. */
const turns: RemovedKind[] = ['box', 'scan_box', 'white', 'code', 'words'];
const meaningOf = (reason: string | null) => (reason === null ? 'box' : 'other-person');

export function removedMap(pages: FakePage[], offset: number, limit: number): RemovedMapView {
  const papers: RemovedPaper[] = [];
  let turn = 0;
  for (const page of pages) {
    const { blacked_out: blacked } = pageView(page, pages.length, [], null);
    if (blacked.length === 0) continue;
    const { title, kind, when, seq, file } = page.paper;
    let paper = papers.find((one) => one.seq === seq);
    if (!paper) papers.push((paper = { title, kind, when, file, seq, parts: 0, pages_withheld: 0, left_underneath: 0, kinds: [], pages: [], question: papers.length === 0 ? null : 'q-redaction' }));
    const lines = page.text.split('\n');
    const parts = blacked.map((part) => {
      const how: RemovedKind = part.whole_page ? 'missing_page' : turns[turn++ % turns.length] ?? 'box';
      const line = Array.from(page.text).slice(0, part.start).filter((c) => c === '\n').length;
      const count = paper.kinds.find((one) => one.kind === how);
      if (count) count.count += 1;
      else paper.kinds.push({ kind: how, count: 1 });
      return {
        kind: how, start: part.start, end: part.end, reason: part.reason, meaning: meaningOf(part.reason), left_underneath: part.left_underneath,
        at: part.whole_page || how === 'words' ? null : { x: 0.12 + 0.07 * (turn % 4), y: Math.min(0.9, 0.1 + (line / Math.max(12, lines.length)) * 0.8), w: 0.26, h: how === 'scan_box' ? 0.09 : 0.022 },
      };
    });
    const whole = blacked.some((part) => part.whole_page);
    paper.parts += parts.length;
    paper.pages_withheld += whole ? 1 : 0;
    paper.left_underneath += parts.filter((part) => part.left_underneath).length;
    paper.pages.push({ seq: page.seq, page: page.page, tall: 1.414, share: whole ? 1 : parts.reduce((sum, part) => sum + (part.at ? part.at.w * part.at.h : 0), 0), whole_page: whole, parts });
  }
  const all = papers.flatMap((paper) => paper.pages.flatMap((page) => page.parts));
  const kinds = [...new Set(all.map((part) => part.kind))].map((kind) => ({ kind, count: all.filter((part) => part.kind === kind).length }));
  const meaning = (id: string, says: string, often: string, source: string, printed: string[], toBeChecked: boolean) => ({
    id, says, often, ask: ['Which rule did you use to hide this, and why does it fit these words?'], source, checked: '2026-11-21', to_be_checked: toBeChecked, printed,
    count: all.filter((part) => part.meaning === id).length,
  });
  return {
    parts: all.length, pages: papers.reduce((sum, paper) => sum + paper.pages.length, 0), pages_withheld: papers.reduce((sum, paper) => sum + paper.pages_withheld, 0),
    left_underneath: all.filter((part) => part.left_underneath).length, left_papers: papers.filter((paper) => paper.left_underneath > 0).length,
    kinds,
    meanings: [
      meaning('box', 'The council hid this part before it sent you the page. It gave no reason here.', 'Often it is about another person.', 'Information Commissioner’s Office, guidance on social work data', [], false),
      meaning('other-person', 'The council blacked this out because it is about another person.', 'Often it is a name, or something that a relative or neighbour said or did.', 'Data Protection Act 2018, Schedule 2, paragraph 16', ['S2 P3'], true),
    ].filter((one) => one.count > 0),
    papers_total: papers.length, papers: papers.slice(offset, offset + limit),
  };
}
