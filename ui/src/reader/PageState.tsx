/** A page that has no words to show: why, what is safe, and what the person can do. */
import type { WordsState } from '../contract';
import { Button, Row } from '../controls';
import { useGo } from '../app/go';
import { useWords } from '../words/words';
import css from './reader.module.css';

export function PageState({ state }: { state: Exclude<WordsState, 'read'> }) {
  const words = useWords();
  const { go } = useGo();
  const wrong = state === 'damaged' || state === 'took_too_long' || state === 'too_big';
  return (
    <div className={css.state} role={state === 'not_yet' ? 'status' : undefined}>
      <p>{words(`read-state-${state.replaceAll('_', '-')}`)}</p>
      {wrong && <p>{words('read-state-safe')}</p>}
      {wrong && <Row><Button keep="my-files" onPress={() => go({ place: 'files' })}>{words('read-open-files')}</Button></Row>}
    </div>
  );
}
