/** Above a page that is a picture: whether its words are read yet, that they may be wrong, and what the person can do about it. */
import type { PageView } from '../contract';
import { Button, Quiet, Row, Trouble } from '../controls';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import css from './reader.module.css';

export function FromPicture({ page, onChanged }: { page: PageView; onChanged: () => void }) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const hasWords = page.words_state === 'read';
  if (page.scan === 'read' && hasWords) {
    return <Quiet small>{words(page.unsure.length > 0 ? 'read-scan-may-be-wrong' : 'read-scan-read')}</Quiet>;
  }
  const state = page.scan === 'read' ? 'no-words' : page.scan === 'could_not_read' ? 'not-read' : page.scan === 'no_models' ? 'no-models' : page.scan === 'paused' ? 'paused' : 'waiting';
  const next = () =>
    ask.run(async () => {
      await call('read_page_next', { seq: page.seq });
      onChanged();
      say({ message: words('read-scan-next-said'), focusAfter: 'read-next' });
    });
  return (
    <div className={css.state} role="status">
      <p>{words(`read-scan-${state}`)}</p>
      {hasWords && <p>{words('read-scan-own-words')}</p>}
      <Trouble failure={ask.failure} onClose={ask.clear} />
      {(state === 'waiting' || state === 'paused' || state === 'not-read') && (
        <Row><Button keep="read-next" isDisabled={ask.busy} onPress={() => void next()}>{words(state === 'not-read' ? 'read-scan-again' : 'read-scan-next')}</Button></Row>
      )}
    </div>
  );
}
