/** Tells the end of a long job once, at the foot of the window, when the screen that started it is not in view. */
import { useEffect, useRef } from 'react';
import type { JobKind, JobView } from '../contract';
import { useWords } from '../words/words';
import { useGo, type PlaceName } from './go';
import { useEndElsewhere } from './job';
import { useSay } from './say';

const placeOf: Record<JobKind, PlaceName> = {
  check: 'health',
  salvage: 'salvage',
  backup: 'backup',
  'backup-test': 'backup',
  restore: 'restore',
  'new-keys': 'new-keys',
};

export function JobWatch() {
  const ended = useEndElsewhere();
  const words = useWords();
  const say = useSay();
  const { go } = useGo();
  const told = useRef<JobView | null>(null);
  useEffect(() => {
    if (ended === null || ended.kind === null || told.current === ended) return;
    told.current = ended;
    const place = placeOf[ended.kind];
    say({ message: words(`jobs-end-${ended.kind}`), actions: [{ label: words('jobs-see'), onPress: () => go({ place }) }] });
  });
  return null;
}
