/** In the reader: the decisions that this page tells of, each with the way to its card. */
import { Button, Disclosure } from '../controls';
import { useGo, useKept } from '../app/go';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import css from './why.module.css';

export function DecisionsHere({ seq }: { seq: number }) {
  const words = useWords();
  const { go } = useGo();
  // Coming back from a card lands on the button that opened it.
  const [opened, setOpened] = useKept<number | null>('decisions-opened', null);
  const decisions = useReply('decisions_on', { seq }, [seq]).data?.decisions ?? [];
  if (decisions.length === 0) return null;
  return (
    <div className={css.here}>
      <Disclosure title={words('why-on-page', { count: decisions.length })} level={2} startsOpen={opened === seq}>
        <ul role="list" className={css.hereList}>
          {decisions.map((one) => (
            <li key={one.key}>
              <span>{words('why-on-page-one', { title: one.title, when: one.when?.words ?? words('timeline-not-known') })}</span>
              <Button tone="quiet" keep={`why-${one.key}`} aria-label={words('why-open-label', { title: one.title })} onPress={() => { setOpened(seq); go({ place: 'why', key: one.key }); }}>{words('why-open')}</Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
