/** Home: the place that was kept, starting by question, and what is being added. It counts nothing at the person. */
import { useState } from 'react';
import { useGo, type Where } from '../app/go';
import { useOpening } from '../app/locking';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useImport } from '../bring/import';
import { ImportProgress } from '../bring/ImportProgress';
import { ScansAlone } from '../bring/ScansAlone';
import type { HomeView } from '../contract';
import { Button, Card, Quiet, Row, Stack, TextField, Trouble, Waiting } from '../controls';
import { lookAround } from '../place/lookAround';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { BackupLine } from './BackupLine';
import css from './home.module.css';

export default function HomePlace() {
  const words = useWords();
  const home = useReply('home', {});
  const called = home.data?.called ?? '';
  return (
    <>
      <PlaceHead title={called ? words('home-hello', { called }) : words('home-title')}>
        {home.data && home.data.pages > 0 && <Find />}
      </PlaceHead>
      <PlaceBody>
        {home.failure && <Trouble failure={home.failure} onTry={home.again} />}
        {home.data === null && home.loading && <Waiting />}
        {home.data && <Body home={home.data} />}
      </PlaceBody>
    </>
  );
}

function Body({ home }: { home: HomeView }) {
  const words = useWords();
  const { go } = useGo();
  const bringing = useImport();
  const adding = bringing.data && (bringing.data.state === 'running' || bringing.data.state === 'paused' || bringing.data.failure !== null);
  return (
    <>
      {home.made_up && <Card tone="soft"><p>{words('home-made-up')}</p></Card>}
      {home.place_kept && <Kept kept={home.place_kept} />}
      {adding && bringing.data && <ImportProgress bringing={bringing} short />}
      {!adding && <ScansAlone bringing={bringing} />}
      {home.locked_files > 0 && (
        <Card>
          <Stack gap="small">
            <p>{words('home-locked', { count: home.locked_files })}</p>
            <Row><Button icon="files" keep="locked-files" onPress={() => go({ place: 'files' })}>{words('home-locked-go')}</Button></Row>
          </Stack>
        </Card>
      )}
      {home.pages > 0 ? <Questions home={home} /> : !adding && <Empty />}
      {home.files > 0 && (
        <section aria-labelledby="home-mine">
          <Stack gap="small">
            <h2 id="home-mine">{words('home-mine')}</h2>
            <Row>
              <Button icon="files" keep="files" onPress={() => go({ place: 'files' })}>{words('home-files')}</Button>
              <Button icon="list-checks" keep="receipt" onPress={() => go({ place: 'receipt' })}>{words('app-place-receipt')}</Button>
              <Button icon="sticky-note" keep="notes" onPress={() => go({ place: 'notes' })}>{words('home-notes')}</Button>
              <Button icon="circle-dashed" keep="removed" onPress={() => go({ place: 'removed' })}>{words('home-removed')}</Button>
              <Button icon="plus" keep="bring" onPress={() => go({ place: 'bring' })}>{words('home-bring')}</Button>
            </Row>
            <Quiet>{words('home-pages', { files: home.files, pages: home.pages })}</Quiet>
            {!home.made_up && <BackupLine />}
          </Stack>
        </section>
      )}
    </>
  );
}

function Kept({ kept }: { kept: NonNullable<HomeView['place_kept']> }) {
  const words = useWords();
  const { go } = useGo();
  const what = kept.title ? words('home-kept-at', { title: kept.title, seq: kept.seq }) : words('home-kept-untitled', { file: kept.file, seq: kept.seq });
  return (
    <Card>
      <div className={css.kept}>
        <div>
          <Quiet>{words('home-kept')}</Quiet>
          <p className={css.keptWhat}>{what}</p>
        </div>
        <Button tone="primary" icon="book-open" keep="kept" onPress={() => go({ place: 'read', seq: kept.seq })}>{words('home-kept-go')}</Button>
      </div>
    </Card>
  );
}

function Questions({ home }: { home: HomeView }) {
  const words = useWords();
  const { go } = useGo();
  const starts: [string, Where][] = [
    ['home-ask-lived', { place: 'timeline', key: 'lane:home' }],
    ['home-ask-worked', { place: 'people' }],
    ['home-ask-moved', { place: 'timeline', key: 'lane:home' }],
    ...(home.has_kind_words === null ? [] : [['home-ask-kind', { place: 'read', seq: home.has_kind_words }] as [string, Where]]),
    ['home-ask-year', { place: 'timeline' }],
    ['home-ask-start', { place: 'read', seq: 1 }],
  ];
  return (
    <section aria-labelledby="home-ask">
      <h2 id="home-ask">{words('home-ask')}</h2>
      <div className={css.questions}>
        {starts.map(([id, where]) => <Button key={id} wide keep={id} onPress={() => go(where)}>{words(id)}</Button>)}
      </div>
    </section>
  );
}

function Find() {
  const words = useWords();
  const { go } = useGo();
  const [find, setFind] = useState('');
  const look = () => find.trim() !== '' && go({ place: 'read', find: find.trim() });
  return (
    <div role="search">
      <TextField
        label={words('home-find')}
        hideLabel
        type="search"
        value={find}
        onChange={setFind}
        onEnter={look}
        maxLength={200}
        keep="find"
        after={<Button icon="search" isDisabled={find.trim() === ''} onPress={look}>{words('home-find')}</Button>}
      />
    </div>
  );
}

function Empty() {
  const words = useWords();
  const { go } = useGo();
  const open = useOpening();
  const ask = useAsk();
  const tryIt = () =>
    ask.run(async () => {
      open(await lookAround());
    });
  return (
    <Card>
      <Stack>
        <h2>{words('home-empty-title')}</h2>
        <p>{words('home-empty')}</p>
        <Row>
          <Button tone="primary" icon="plus" keep="bring" onPress={() => go({ place: 'bring' })}>{words('home-empty-bring')}</Button>
          <Button icon="book-open" isDisabled={ask.busy} keep="try" onPress={() => void tryIt()}>{words('home-empty-try')}</Button>
        </Row>
        <Quiet>{words('home-empty-try-help')}</Quiet>
        <Trouble failure={ask.failure} onTry={() => void tryIt()} onClose={ask.clear} />
      </Stack>
    </Card>
  );
}
