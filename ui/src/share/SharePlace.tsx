/** Taking everything out: the open export, which any archive or later program can read without this one. */
import { useEffect, useState } from 'react';
import type { Place } from '../contract';
import { Button, Card, isSomewhere, Measure, nowhere, PlaceField, Quiet, Row, Stack, Trouble } from '../controls';
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';

export default function SharePlace() {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const { go } = useGo();
  const removed = useReply('removed_map', { offset: 0, limit: 0 });
  const sealed = removed.data?.left_papers ?? 0;
  const [place, setPlace] = useState<Place>(nowhere);
  useEffect(() => {
    call('suggest_place', { purpose: 'open_export', name: '' }).then((p) => setPlace({ typed: p.typed, chosen: null }), () => undefined);
  }, []);
  const take = () =>
    ask.run(async () => {
      const saved = await call('open_export', { place, kind: 'open_export' });
      say({ message: words('share-saved', { place: saved.label, files: saved.files }) });
    });
  return (
    <>
      <PlaceHead title={words('app-place-share')} />
      <PlaceBody>
        <Measure>
          <Stack gap="large">
            <p>{words('share-only-you')}</p>
            <section aria-labelledby="share-one">
              <Stack gap="usual">
                <h2 id="share-one">{words('share-one-title')}</h2>
                <p>{words('share-one-text')}</p>
                <Row>
                  <Button onPress={() => go({ place: 'questions' })}>{words('share-go-questions')}</Button>
                  <Button onPress={() => go({ place: 'story' })}>{words('share-go-story')}</Button>
                </Row>
              </Stack>
            </section>
            <section aria-labelledby="share-all">
              <Stack gap="usual">
                <h2 id="share-all">{words('share-all-title')}</h2>
                <p>{words('share-all-text')}</p>
                <p>{words('share-all-never')}</p>
                {sealed > 0 && (
                  <Card tone="soft">
                    <Stack gap="small">
                      <p>{words('share-sealed', { papers: sealed })}</p>
                      <Row><Button icon="circle-dashed" keep="removed" onPress={() => go({ place: 'removed' })}>{words('share-see-removed')}</Button></Row>
                    </Stack>
                  </Card>
                )}
                <PlaceField label={words('share-all-place')} value={place} onChange={setPlace} purpose="open_export" />
                <Quiet small>{words('share-not-locked')}</Quiet>
                <Trouble failure={ask.failure} onClose={ask.clear} />
                <Row>
                  <Button tone="primary" icon="download" isDisabled={!isSomewhere(place) || ask.busy} onPress={() => void take()}>{words('share-all-take')}</Button>
                </Row>
              </Stack>
            </section>
          </Stack>
        </Measure>
      </PlaceBody>
    </>
  );
}
