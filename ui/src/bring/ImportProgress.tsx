/** How bringing in is going, in words and one bar that counts pages. Pause, carry on, stop; the end is said by dialog. */
import { useEffect, useRef, useState } from 'react';
import { useGo } from '../app/go';
import { useSay } from '../app/say';
import type { ImportStage, ImportView } from '../contract';
import { Ask, Button, Card, Icon, Progress, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { changed, useAsk, type Reply } from '../reply';
import { useWords } from '../words/words';
import { ScansProgress } from './ScansProgress';
import css from './bring.module.css';

const stages: ImportStage[] = ['copying', 'reading', 'gathering'];

interface ImportProgressProps {
  bringing: Reply<ImportView>;
  /** Without the stages, for Home. */
  short?: boolean;
}

/** For an import that is running, paused, or stopped by a failure. */
export function ImportProgress({ bringing, short = false }: ImportProgressProps) {
  const words = useWords();
  const { go } = useGo();
  const say = useSay();
  const ask = useAsk();
  const [stopping, setStopping] = useState(false);
  const view = bringing.data;
  useEndSaid(view);
  if (view === null) return null;
  const running = view.state === 'running';

  const send = (name: 'pause_import' | 'carry_on_import') =>
    ask.run(async () => {
      bringing.set(await call(name, {}));
    });
  const stop = (keep: boolean) =>
    ask.run(async () => {
      setStopping(false);
      bringing.set(await call('stop_import', { keep }));
      changed();
      say({ message: words(keep ? 'bring-stopped-kept' : 'bring-stopped-out') });
    });
  const ready = view.pages_ready === 0 ? words('bring-ready-none') : words('bring-ready', { ready: view.pages_ready, pages: Math.max(view.pages, view.pages_ready) });

  return (
    <Card label={words('bring-adding')}>
      <Stack>
        <h2>{words('bring-adding')}</h2>
        {!short && <Stages stage={view.stage} />}
        <Progress label={words('bring-bar')} done={view.pages_ready} of={view.pages} words={ready} />
        {running && view.current && <Quiet>{words('bring-current', { name: view.current })}</Quiet>}
        {running && (
          <Quiet>
            {view.minutes_left === null ? '' : `${words('bring-minutes', { minutes: view.minutes_left })} `}
            {words('bring-close')}
          </Quiet>
        )}
        {(running || view.state === 'paused') && <ScansProgress scans={view.scans} />}
        {view.state === 'paused' && <Quiet>{words('bring-paused', { ready: view.pages_ready })}</Quiet>}
        {view.pages_with_problems > 0 && <Quiet>{words('bring-trouble', { count: view.pages_with_problems })}</Quiet>}
        <Trouble failure={view.failure} onTry={() => void send('carry_on_import')} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          {view.pages_ready > 0 && <Button tone="primary" icon="book-open" keep="start-reading" onPress={() => go({ place: 'read' })}>{words('bring-start-reading')}</Button>}
          {running && <Button icon="pause" onPress={() => void send('pause_import')}>{words('bring-pause')}</Button>}
          {view.state === 'paused' && <Button icon="play" onPress={() => void send('carry_on_import')}>{words('bring-carry-on')}</Button>}
          <Button icon="x" onPress={() => setStopping(true)}>{words('bring-stop')}</Button>
          {short && <Button keep="see-import" onPress={() => go({ place: 'bring' })}>{words('home-adding-see')}</Button>}
        </Row>
      </Stack>
      <Ask
        isOpen={stopping}
        onClose={() => setStopping(false)}
        title={words('bring-stop-title')}
        actions={[
          { label: words('bring-stop-not'), onPress: () => setStopping(false) },
          { label: words('bring-stop-keep'), onPress: () => void stop(true) },
          { label: words('bring-stop-out'), onPress: () => void stop(false) },
        ]}
      >
        <p>{words('bring-stop-line', { ready: view.pages_ready })}</p>
      </Ask>
    </Card>
  );
}

function Stages({ stage }: { stage: ImportStage }) {
  const words = useWords();
  const now = stages.indexOf(stage);
  return (
    <ol className={css.stages}>
      {stages.map((one, i) => {
        const at = i < now ? 'done' : i === now ? 'now' : 'later';
        return (
          <li key={one} className={css.stage} data-at={at} aria-label={words(`bring-stage-${at}`, { name: words(`bring-stage-${one}`) })}>
            <Icon name={at === 'done' ? 'circle-check' : at === 'now' ? 'hourglass' : 'circle'} />
            <span>{words(`bring-stage-${one}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Everything there is to say about an import that has ended, in one message. */
export function useEndWords(): (view: ImportView) => string {
  const words = useWords();
  return (view) =>
    [
      words('bring-done', { pages: view.pages_ready }),
      view.pages_with_problems > 0 ? words('bring-done-trouble', { count: view.pages_with_problems }) : '',
      view.files_locked > 0 ? words('bring-done-locked', { count: view.files_locked }) : '',
      view.files_not_readable > view.files_locked ? words('bring-done-files', { count: view.files_not_readable - view.files_locked }) : '',
      view.already_here > 0 ? words('bring-done-here', { count: view.already_here }) : '',
    ].filter(Boolean).join(' ');
}

/** Says the end once, to a person who is watching it come. */
function useEndSaid(view: ImportView | null): void {
  const words = useWords();
  const say = useSay();
  const { go } = useGo();
  const endWords = useEndWords();
  const before = useRef(view?.state ?? null);
  useEffect(() => {
    if (view === null) return;
    if (before.current === 'running' && view.state === 'finished') {
      say({
        message: endWords(view),
        actions: [
          { label: words('bring-start-reading'), onPress: () => go({ place: 'read' }) },
          { label: words('receipt-see'), onPress: () => go({ place: 'receipt' }) },
          { label: words('bring-done-see'), onPress: () => go({ place: 'files' }) },
        ],
        focusAfter: 'start-reading',
      });
    }
    before.current = view.state;
  });
}
