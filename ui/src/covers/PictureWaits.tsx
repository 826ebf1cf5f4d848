/** In place of a picture whose covered part cannot be found in it: why it waits, and the door to it. */
import { Button, Row, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import css from './covers.module.css';

/** Past the end of any page. */
const END = 4_000_000_000;

export function PictureWaits({ seq, onTurned }: { seq: number; onTurned: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const show = () => void ask.run(async () => {
    await call('open_cover', { seq, start: 0, end: END });
    onTurned();
  });
  return (
    <section className={css.waits} data-pane aria-label={words('read-picture-pane')}>
      <div className={css.cover}>
        <p>{words('covers-picture-waits')}</p>
        <Row><Button keep="picture-waits" onPress={show}>{words('covers-picture-show')}</Button></Row>
        <Trouble failure={ask.failure} onClose={ask.clear} />
      </div>
    </section>
  );
}
