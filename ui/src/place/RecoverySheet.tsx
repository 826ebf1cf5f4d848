/** The 12 recovery words: shown once, saved as a sheet or written down and checked. Used when a place is made and in Settings. */
import { useEffect, useMemo, useState } from 'react';
import type { Place, RecoveryWords } from '../contract';
import { Button, Card, isSomewhere, nowhere, PlaceField, Quiet, Row, Say, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import css from './place.module.css';

interface RecoverySheetProps {
  recovery: RecoveryWords;
  onDone: () => void;
  /** With a way on before anything is saved or checked. */
  skippable?: boolean;
  /** Other words on the button that goes on. */
  doneLabel?: string;
}

export function RecoverySheet({ recovery, onDone, skippable = false, doneLabel }: RecoverySheetProps) {
  const words = useWords();
  const [kept, setKept] = useState(false);
  return (
    <Stack gap="large">
      <p>{words('place-recovery-line')}</p>
      <ol className={css.twelve} aria-label={words('place-recovery-words')}>
        {recovery.words.map((word, i) => (
          <li key={i}><span className={css.number}>{i + 1}</span><span>{word}</span></li>
        ))}
      </ol>
      <SaveSheet recovery={recovery} onKept={() => setKept(true)} />
      <CheckWords recovery={recovery} onKept={() => setKept(true)} />
      <Stack gap="small">
        <Row>
          {(kept || !skippable) && <Button tone="primary" onPress={onDone}>{doneLabel ?? words('place-recovery-on')}</Button>}
          {!kept && skippable && <Button onPress={onDone}>{words('place-recovery-skip')}</Button>}
        </Row>
        {skippable && <Quiet>{words('place-recovery-later')}</Quiet>}
      </Stack>
    </Stack>
  );
}

function SaveSheet({ recovery, onKept }: { recovery: RecoveryWords; onKept: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const [place, setPlace] = useState<Place>(nowhere);
  const [saved, setSaved] = useState<string | null>(null);
  const name = words('place-recovery-file');
  useEffect(() => {
    call('suggest_place', { purpose: 'recovery_sheet', name }).then(
      ({ typed }) => setPlace((old) => (isSomewhere(old) ? old : { typed, chosen: null })),
      () => undefined,
    );
  }, [name]);
  const save = () =>
    ask.run(async () => {
      const { label } = await call('save_recovery_sheet', { recovery, place });
      setSaved(label);
      onKept();
    });
  return (
    <Card>
      <Stack>
        <h2>{words('place-recovery-save-title')}</h2>
        <PlaceField label={words('place-recovery-where')} value={place} onChange={setPlace} purpose="recovery_sheet" name={name} />
        <Row><Button icon="download" isDisabled={ask.busy || !isSomewhere(place)} onPress={() => void save()}>{words('place-recovery-save')}</Button></Row>
        <Trouble failure={ask.failure} onClose={ask.clear} />
        {saved !== null && (
          <Say message={words('place-recovery-saved', { label: saved })} actions={[{ label: words('app-close'), onPress: () => setSaved(null) }]} />
        )}
      </Stack>
    </Card>
  );
}

/** Three places in the list, spread over it and other ones each time. */
function pickThree(length: number): number[] {
  const third = Math.max(1, Math.floor(length / 3));
  return [0, 1, 2].map((i) => i * third + Math.floor(Math.random() * third));
}

function CheckWords({ recovery, onKept }: { recovery: RecoveryWords; onKept: () => void }) {
  const words = useWords();
  const asked = useMemo(() => pickThree(recovery.words.length), [recovery]);
  const [typed, setTyped] = useState(['', '', '']);
  const [outcome, setOutcome] = useState<{ right: boolean; wrong: number[] } | null>(null);
  const check = () => {
    const wrong = asked.filter((at, i) => typed[i]?.trim().toLowerCase() !== recovery.words[at]);
    setOutcome({ right: wrong.length === 0, wrong });
    if (wrong.length === 0) onKept();
  };
  return (
    <Card>
      <Stack>
        <h2>{words('place-recovery-check-title')}</h2>
        <p>{words('place-recovery-check-line')}</p>
        <div className={css.three}>
          {asked.map((at, i) => (
            <TextField
              key={at}
              label={words('place-recovery-check-word', { n: at + 1 })}
              value={typed[i] ?? ''}
              onChange={(value) => setTyped(typed.map((old, j) => (j === i ? value : old)))}
              maxLength={40}
              onEnter={check}
            />
          ))}
        </div>
        <Row><Button isDisabled={typed.some((word) => word.trim() === '')} onPress={check}>{words('place-recovery-check-do')}</Button></Row>
        {outcome && (
          <Say
            message={outcome.right ? words('place-recovery-check-right') : words('place-recovery-check-wrong', { count: outcome.wrong.length, n: (outcome.wrong[0] ?? 0) + 1 })}
            tone={outcome.right ? 'plain' : 'stop'}
            actions={[{ label: words('app-close'), onPress: () => setOutcome(null) }]}
          />
        )}
      </Stack>
    </Card>
  );
}
