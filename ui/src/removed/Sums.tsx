/** The whole file in two sentences, and how many of each kind. */
import type { RemovedMapView } from '../contract';
import { Quiet, Stack } from '../controls';
import { useWords } from '../words/words';
import { kindWords } from './kinds';
import css from './removed.module.css';

export function Sums({ view }: { view: RemovedMapView }) {
  const words = useWords();
  return (
    <section aria-labelledby="removed-sums">
      <Stack gap="small">
        <h2 id="removed-sums">{words('removed-sums-title')}</h2>
        <p className={css.sum}>
          {words('removed-sum', { parts: view.parts, pages: view.pages })}
          {view.pages_withheld > 0 && ` ${words('removed-sum-withheld', { pages: view.pages_withheld })}`}
        </p>
        <ul className={css.kinds}>
          {view.kinds.map((one) => (
            <li key={one.kind}>
              <span className={css.swatch} data-kind={one.kind} aria-hidden="true" />
              {words('removed-kind-count', { kind: words(kindWords(one.kind)), count: one.count })}
            </li>
          ))}
        </ul>
        <Quiet small>{words('removed-may-miss')}</Quiet>
      </Stack>
    </section>
  );
}
