/** The promises, with a safe place open: also what is switched on in this very run. */
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { Measure, Trouble, Waiting } from '../controls';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { PromiseWords } from './PromiseWords';

export default function PromisesPlace() {
  const words = useWords();
  const startup = useReply('startup', {});
  const safety = useReply('safety', {});
  const failure = startup.failure ?? safety.failure;
  return (
    <>
      <PlaceHead title={words('promises-title')} />
      <PlaceBody>
        <Measure>
          <Trouble failure={failure} onTry={() => { startup.again(); safety.again(); }} takesFocus={false} />
          {startup.data === null || (safety.data === null && safety.loading) ? <Waiting /> : <PromiseWords system={startup.data.system} safety={safety.data} />}
        </Measure>
      </PlaceBody>
    </>
  );
}
