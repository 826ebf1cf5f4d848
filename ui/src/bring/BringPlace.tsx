/** Bringing files in: chosen, typed or dropped; then how it is going. */
import { useState } from 'react';
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import type { ImportView, Place } from '../contract';
import { Button, Card, Disclosure, Measure, Quiet, Row, Stack, TextField, Trouble, VisuallyHidden } from '../controls';
import { call } from '../desk';
import { useAsk, type Reply } from '../reply';
import { useWords } from '../words/words';
import css from './bring.module.css';
import { useImport } from './import';
import { ImportProgress, useEndWords } from './ImportProgress';
import { ScansAlone } from './ScansAlone';

export default function BringPlace() {
  const words = useWords();
  const bringing = useImport();
  const view = bringing.data;
  const going = view !== null && (view.state === 'running' || view.state === 'paused' || view.failure !== null);
  return (
    <>
      <PlaceHead title={words('app-place-bring')} />
      <PlaceBody>
        {/* Kept on the screen when it ends, so that the end is said. */}
        <div hidden={!going}><ImportProgress bringing={bringing} /></div>
        {!going && <ScansAlone bringing={bringing} />}
        {!going && view && <Ended view={view} />}
        {view && <NotTaken view={view} />}
        {!going && <Choose bringing={bringing} />}
        <Trouble failure={bringing.failure} onTry={bringing.again} />
      </PlaceBody>
    </>
  );
}

function Ended({ view }: { view: ImportView }) {
  const words = useWords();
  const { go } = useGo();
  const endWords = useEndWords();
  if (view.state !== 'finished' && view.state !== 'stopped') return null;
  return (
    <Card>
      <Stack>
        <p>{view.state === 'finished' ? endWords(view) : words('bring-stopped')}</p>
        <Row>
          <Button icon="book-open" keep="start-reading" onPress={() => go({ place: 'read' })}>{words('bring-start-reading')}</Button>
          <Button icon="files" keep="see-files" onPress={() => go({ place: 'files' })}>{words('bring-done-see')}</Button>
        </Row>
      </Stack>
    </Card>
  );
}

function NotTaken({ view }: { view: ImportView }) {
  const words = useWords();
  if (view.not_taken.length === 0) return null;
  return (
    <Card>
      <h2>{words('bring-not-taken')}</h2>
      <ul>
        {view.not_taken.map((one) => <li key={one.name}>{words(`bring-not-taken-${one.why}`, { name: one.name })}</li>)}
      </ul>
    </Card>
  );
}

interface ChosenPlace {
  label: string;
  place: Place;
}

function Choose({ bringing }: { bringing: Reply<ImportView> }) {
  const words = useWords();
  const ask = useAsk();
  const [chosen, setChosen] = useState<ChosenPlace[]>([]);
  const [typed, setTyped] = useState('');

  const choose = (name: 'choose_files' | 'choose_folder') =>
    ask.run(async () => {
      const { tokens, labels } = await call(name, {});
      setChosen((old) => [...old, ...tokens.map((token, i) => ({ label: labels[i] ?? token, place: { typed: null, chosen: token } }))]);
    });
  const addTyped = () => {
    const where = typed.trim();
    if (where === '') return;
    setChosen((old) => (old.some((one) => one.place.typed === where) ? old : [...old, { label: where, place: { typed: where, chosen: null } }]));
    setTyped('');
  };
  const bring = () =>
    ask.run(async () => {
      bringing.set(await call('bring_in', { places: chosen.map((one) => one.place) }));
      setChosen([]);
    });

  return (
    <Stack gap="large">
      <Measure>
        <Stack gap="small">
          <p>{words('bring-line')}</p>
          <Quiet>{words('bring-kinds')}</Quiet>
          <Quiet>{words('bring-kept')}</Quiet>
        </Stack>
      </Measure>
      <Stack gap="small">
        <Row>
          <Button tone={chosen.length === 0 ? 'primary' : 'plain'} icon="file-text" isDisabled={ask.busy} onPress={() => void choose('choose_files')}>{words('bring-choose-files')}</Button>
          <Button icon="folder" isDisabled={ask.busy} onPress={() => void choose('choose_folder')}>{words('bring-choose-folder')}</Button>
        </Row>
        <Quiet>{words('bring-drop')}</Quiet>
      </Stack>
      <Disclosure level={2} title={words('bring-typed-title')}>
        <TextField
          label={words('bring-typed')}
          help={words('bring-typed-help')}
          value={typed}
          onChange={setTyped}
          onEnter={addTyped}
          maxLength={4096}
          after={<Button icon="plus" isDisabled={typed.trim() === ''} onPress={addTyped}>{words('bring-typed-add')}</Button>}
        />
      </Disclosure>
      {chosen.length > 0 && (
        <Card>
          <Stack>
            <h2>{words('bring-chosen')}</h2>
            <ul role="list" className={css.chosen}>
              {chosen.map((one, i) => (
                <li key={`${one.place.chosen}${one.place.typed}`}>
                  <span>{one.label}</span>
                  <Button tone="quiet" onPress={() => setChosen(chosen.filter((_, j) => j !== i))}>
                    {words('bring-chosen-remove')} <VisuallyHidden>{one.label}</VisuallyHidden>
                  </Button>
                </li>
              ))}
            </ul>
            <Row><Button tone="primary" isDisabled={ask.busy} onPress={() => void bring()}>{words('bring-do', { count: chosen.length })}</Button></Row>
          </Stack>
        </Card>
      )}
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </Stack>
  );
}
