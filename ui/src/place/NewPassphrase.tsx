/** Choosing a passphrase: words that the desk offers, or the person's own with its strength in words. */
import { useCallback, useEffect, useState } from 'react';
import type { StrengthLevel } from '../contract';
import { Button, PassphraseField, RadioGroup, Row, Stack, Trouble } from '../controls';
import { call, failureIn } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import css from './place.module.css';

/** How strong the typed words are, a moment after typing stops; null while there is nothing to judge. */
function useStrength(text: string): StrengthLevel | null {
  const [level, setLevel] = useState<StrengthLevel | null>(null);
  useEffect(() => {
    if (text === '') {
      setLevel(null);
      return;
    }
    let here = true;
    const timer = setTimeout(() => {
      call('judge_passphrase', { text }).then(
        (strength) => here && setLevel(strength.level),
        (thrown: unknown) => here && failureIn(thrown) && setLevel(null),
      );
    }, 250);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [text]);
  return level;
}

interface NewPassphraseProps {
  /** Told of every change; empty while there is none. */
  onChange: (passphrase: string) => void;
  onEnter?: () => void;
}

export function NewPassphrase({ onChange, onEnter }: NewPassphraseProps) {
  const words = useWords();
  const ask = useAsk();
  const [offered, setOffered] = useState('');
  const [how, setHow] = useState<'offered' | 'own'>('offered');
  const [own, setOwn] = useState('');
  const level = useStrength(how === 'own' ? own : '');
  // Asked for by hand, not with useReply: words that someone is writing down must not change when something else does.
  const { run } = ask;
  const offer = useCallback(() => void run(async () => setOffered((await call('offer_passphrase', {})).words)), [run]);
  useEffect(offer, [offer]);
  const passphrase = how === 'own' ? own : offered;
  useEffect(() => onChange(passphrase), [onChange, passphrase]);

  return (
    <Stack>
      <RadioGroup<'offered' | 'own'>
        label={words('place-make-how')}
        value={how}
        onChange={setHow}
        options={[
          { value: 'offered', label: words('place-make-offered'), help: words('place-make-offered-help') },
          { value: 'own', label: words('place-make-own'), help: words('place-make-own-help') },
        ]}
      />
      {how === 'offered' ? (
        <Stack gap="small">
          <p className={css.words} aria-label={words('place-make-offered-words')} role="group">{offered}</p>
          <Row><Button icon="rotate-ccw" onPress={offer}>{words('place-make-other-words')}</Button></Row>
          <Trouble failure={ask.failure} onTry={offer} takesFocus={false} />
        </Stack>
      ) : (
        <PassphraseField
          label={words('place-make-passphrase')}
          help={level === null ? words('place-make-passphrase-help') : words(`place-strength-${level.replace('_', '-')}`)}
          value={own}
          onChange={setOwn}
          isNew
          shown
          {...(onEnter ? { onEnter } : {})}
        />
      )}
    </Stack>
  );
}
