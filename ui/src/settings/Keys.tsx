/** Who the person is, their passphrase and their recovery words. */
import { useCallback, useState } from 'react';
import { useGo } from '../app/go';
import { useSay } from '../app/say';
import type { RecoveryWords, Settings } from '../contract';
import { Button, Quiet, Row, Stack, Trouble } from '../controls';
import { call } from '../desk';
import { NewPassphrase } from '../place/NewPassphrase';
import { RecoverySheet } from '../place/RecoverySheet';
import { keepPerson, PersonFields, type Person } from '../place/WhoFor';
import { changed, useAsk } from '../reply';
import { useWords } from '../words/words';

export function AboutMe({ settings }: { settings: Settings }) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [person, setPerson] = useState<Person>({ who: settings.who_for, called: settings.called, born: settings.born_words });
  const save = () =>
    ask.run(async () => {
      await keepPerson(person);
      changed();
      say({ message: words('settings-you-saved') });
    });
  return (
    <Stack>
      <PersonFields person={person} onChange={setPerson} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row><Button tone="primary" isDisabled={ask.busy} onPress={() => void save()}>{words('settings-you-save')}</Button></Row>
    </Stack>
  );
}

export function ChangePassphrase() {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const { go } = useGo();
  const [passphrase, setPassphrase] = useState('');
  const keep = useCallback((next: string) => setPassphrase(next), []);
  const change = () =>
    ask.run(async () => {
      await call('change_passphrase', { passphrase });
      say({ message: words('settings-pass-done') });
    });
  return (
    <Stack>
      <p>{words('settings-pass-line')}</p>
      <NewPassphrase onChange={keep} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row><Button isDisabled={ask.busy || passphrase === ''} onPress={() => void change()}>{words('settings-pass')}</Button></Row>
      <Quiet>{words('settings-pass-keys')}</Quiet>
      <Row><Button tone="quiet" keep="pass-keys" onPress={() => go({ place: 'new-keys' })}>{words('settings-pass-keys-go')}</Button></Row>
    </Stack>
  );
}

export function NewRecovery() {
  const words = useWords();
  const ask = useAsk();
  const [recovery, setRecovery] = useState<RecoveryWords | null>(null);
  const make = () =>
    ask.run(async () => {
      setRecovery(await call('new_recovery_words', {}));
    });
  if (recovery) return <RecoverySheet recovery={recovery} onDone={() => setRecovery(null)} doneLabel={words('settings-recovery-done')} />;
  return (
    <Stack>
      <p>{words('settings-recovery-line')}</p>
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row><Button isDisabled={ask.busy} onPress={() => void make()}>{words('settings-recovery-do')}</Button></Row>
    </Stack>
  );
}
