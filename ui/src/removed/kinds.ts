/** What each kind of removed part is called. */
import type { RemovedKind } from '../contract';

export const kindWords = (kind: RemovedKind): string => `removed-kind-${kind.replaceAll('_', '-')}`;
