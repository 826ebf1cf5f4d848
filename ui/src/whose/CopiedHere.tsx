/** A line above a page with words that stand in several papers: when they were first written, and how many papers have them. */
import { useState } from 'react';
import type { CopiedHere as Here } from '../contract';
import { Button, Row } from '../controls';
import { useGo } from '../app/go';
import { PageLink } from '../app/PageLink';
import { useWords } from '../words/words';
import css from './whose.module.css';

/** Passages told before the rest are asked for. */
const FIRST = 2;

export function CopiedHere({ seq, copied }: { seq: number; copied: Here[] }) {
  const words = useWords();
  const { go } = useGo();
  const [all, setAll] = useState<number | null>(null);
  if (copied.length === 0) return null;
  const shown = all === seq ? copied : copied.slice(0, FIRST);
  return (
    <ul role="list" className={css.here}>
      {shown.map((one) => (
        <li key={one.start}>
          <span>
            {one.first === 'known'
              ? words('whose-here-first', { when: one.at.when?.words ?? words('whose-no-date'), count: one.papers })
              : words(one.first === 'tie' ? 'whose-here-tie' : 'whose-here-no-date', { count: one.papers })}
          </span>
          <PageLink seq={seq} start={one.start} end={one.end}>{words('whose-here-see')}</PageLink>
          {one.at.seq !== seq && <PageLink seq={one.at.seq} start={one.at.start} end={one.at.end}>{words('whose-here-open-first', { seq: one.at.seq })}</PageLink>}
        </li>
      ))}
      <li>
        <Row>
          {shown.length < copied.length && <Button tone="quiet" onPress={() => setAll(seq)}>{words('whose-here-more', { count: copied.length - shown.length })}</Button>}
          <Button tone="quiet" keep="to-copied" onPress={() => go({ place: 'whose', key: 'copied' })}>{words('whose-here-all')}</Button>
        </Row>
      </li>
    </ul>
  );
}
