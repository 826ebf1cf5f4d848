import type { EvidenceView } from '../contract';

/** The first proof on each page: two sentences of one page lead to the same place, and naming it twice helps nobody. */
export const oncePerPage = (evidence: EvidenceView[]): EvidenceView[] =>
  evidence.filter((one, n) => evidence.findIndex((other) => other.seq === one.seq) === n);
