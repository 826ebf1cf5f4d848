/** Choosing a passphrase: words that the desk offers, or the person's own with its strength in words. */
import { useEffect, useState } from 'react';
import type { StrengthLevel } from '../contract';
import { Button, PassphraseField, RadioGroup, Row, Stack, Trouble } from '../controls';
import { call, failureIn } from '../desk';
import { useReply } from '../reply';
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
  const offer = useReply('offer_passphrase', {});
  const [how, setHow] = useState<'offered' | 'own'>('offered');
  const [own, setOwn] = useState('');
  const level = useStrength(how === 'own' ? own : '');
  const passphrase = how === 'own' ? own : (offer.data?.words ?? '');
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
          <p className={css.words} aria-label={words('place-make-offered-words')} role="group">{offer.data?.words ?? ''}</p>
          <Row><Button icon="rotate-ccw" onPress={offer.again}>{words('place-make-other-words')}</Button></Row>
          <Trouble failure={offer.failure} onTry={offer.again} takesFocus={false} />
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
