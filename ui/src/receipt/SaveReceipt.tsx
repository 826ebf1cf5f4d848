/** The receipt as a PDF, for an advocate: where to, and that it is not locked. */
import { useEffect, useState } from 'react';
import { useSay } from '../app/say';
import type { Place } from '../contract';
import { Button, isSomewhere, Measure, nowhere, PlaceField, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

export function SaveReceipt() {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [place, setPlace] = useState<Place>(nowhere);
  useEffect(() => {
    call('suggest_place', { purpose: 'receipt', name: '' }).then((p) => setPlace({ typed: p.typed, chosen: null }), () => undefined);
  }, []);
  const save = () =>
    ask.run(async () => {
      const saved = await call('save_receipt', { place, kind: 'receipt' });
      say({ message: words('receipt-saved', { place: saved.label }) });
    });
  return (
    <section aria-labelledby="receipt-save">
      <Measure>
        <Stack>
          <h2 id="receipt-save">{words('receipt-save')}</h2>
          <p>{words('receipt-save-line')}</p>
          <PlaceField label={words('receipt-save-place')} value={place} onChange={setPlace} purpose="receipt" />
          <Quiet small>{words('receipt-save-not-locked')}</Quiet>
          <Trouble failure={ask.failure} onClose={ask.clear} />
          <Row>
            <Button tone="primary" icon="download" isDisabled={!isSomewhere(place) || ask.busy} onPress={() => void save()}>{words('receipt-save-do')}</Button>
          </Row>
        </Stack>
      </Measure>
    </section>
  );
}
