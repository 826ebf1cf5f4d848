/** Who the app is for, what to call them, and when they were born. Every question can be skipped; skipping is as big as saving. */
import { useState } from 'react';
import type { WhoFor as Who } from '../contract';
import { Button, RadioGroup, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { Outside } from './Outside';

export interface Person {
  who: Who | null;
  called: string;
  born: string;
}

/** Keeps what is said here, and leaves the other settings as they are. */
export async function keepPerson({ who, called, born }: Person): Promise<void> {
  const settings = await call('settings', {});
  // The date first: if it cannot be read, nothing is kept and the person can change it. Only when it is new, for the file is read again by it.
  if (born.trim() !== settings.born_words) await call('set_born', { words: born.trim() });
  await call('set_settings', { ...settings, who_for: who, called: called.trim(), born_words: born.trim() });
}

export function PersonFields({ person, onChange }: { person: Person; onChange: (person: Person) => void }) {
  const words = useWords();
  return (
    <>
      <RadioGroup<Who>
        label={words('place-who-question')}
        value={person.who}
        onChange={(who) => onChange({ ...person, who })}
        options={[
          { value: 'me', label: words('place-who-me'), help: words('place-who-me-help') },
          { value: 'helping', label: words('place-who-helping'), help: words('place-who-helping-help') },
          { value: 'reviews', label: words('place-who-reviews'), help: words('place-who-reviews-help') },
        ]}
      />
      <TextField label={words('place-who-called')} help={words('place-who-called-help')} value={person.called} onChange={(called) => onChange({ ...person, called })} maxLength={80} />
      <TextField label={words('place-who-born')} help={words('place-who-born-help')} value={person.born} onChange={(born) => onChange({ ...person, born })} maxLength={80} />
    </>
  );
}

export function WhoFor({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const [person, setPerson] = useState<Person>({ who: null, called: '', born: '' });
  const save = () =>
    ask.run(async () => {
      await keepPerson(person);
      onDone();
    });
  return (
    <Outside key="who" title={words('place-who-title')}>
      <Stack gap="large">
        <p>{words('place-who-line')}</p>
        <PersonFields person={person} onChange={setPerson} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row equal>
          <Button onPress={onDone}>{words('place-skip')}</Button>
          <Button tone="primary" isDisabled={ask.busy} onPress={() => void save()}>{words('place-who-save')}</Button>
        </Row>
      </Stack>
    </Outside>
  );
}
