/** Reading pictures after the import itself has ended: how far it is, and holding it for a while. */
import type { ImportView } from '../contract';
import { Button, Row, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk, type Reply } from '../reply';
import { useWords } from '../words/words';
import { ScansCard } from './ScansProgress';

export function ScansAlone({ bringing }: { bringing: Reply<ImportView> }) {
  const words = useWords();
  const ask = useAsk();
  const scans = bringing.data?.scans;
  if (!scans) return null;
  const send = (name: 'pause_import' | 'carry_on_import') =>
    ask.run(async () => {
      bringing.set(await call(name, {}));
    });
  return (
    <ScansCard scans={scans}>
      <Trouble failure={scans.failure ?? ask.failure} onTry={() => void send('carry_on_import')} />
      <Row>
        {scans.state === 'running' && <Button icon="pause" keep="pause-scans" onPress={() => void send('pause_import')}>{words('bring-pause')}</Button>}
        {scans.state === 'paused' && <Button icon="play" keep="carry-on-scans" onPress={() => void send('carry_on_import')}>{words('bring-carry-on')}</Button>}
      </Row>
    </ScansCard>
  );
}
