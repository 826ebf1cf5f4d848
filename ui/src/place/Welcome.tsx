/** The first screen, and the steps from it to an open safe place. No account, no name needed, everything after the passphrase can be skipped. */
import { useState } from 'react';
import { RestoreOutside } from '../backup/RestoreOutside';
import type { Opened, RecoveryWords } from '../contract';
import { Button, Quiet, Row, Stack, Trouble } from '../controls';
import { ColourChoice, SizeButtons } from '../look/LookPanel';
import { PromisesOutside } from '../promises/PromisesOutside';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { lookAround } from './lookAround';
import { MakePlace } from './MakePlace';
import { OpenPlace } from './OpenPlace';
import { Outside } from './Outside';
import css from './place.module.css';
import { RecoverySheet } from './RecoverySheet';
import { WhoFor } from './WhoFor';

type Step = { at: 'welcome' } | { at: 'make' } | { at: 'open' } | { at: 'restore' } | { at: 'promises' } | { at: 'recovery'; opened: Opened; recovery: RecoveryWords } | { at: 'who'; opened: Opened };

export function Welcome({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const [step, setStep] = useState<Step>({ at: 'welcome' });
  const [been, setBeen] = useState(false);
  const words = useWords();
  const to = (next: Step) => {
    setBeen(true);
    setStep(next);
  };
  switch (step.at) {
    case 'welcome':
      return <First onMake={() => to({ at: 'make' })} onOpenOne={() => to({ at: 'open' })} onRestore={() => to({ at: 'restore' })} onPromises={() => to({ at: 'promises' })} onOpen={onOpen} takesFocus={been} />;
    case 'make':
      return <MakePlace onBack={() => to({ at: 'welcome' })} onMade={({ opened, recovery }) => to({ at: 'recovery', opened, recovery })} />;
    case 'open':
      return <OpenPlace onBack={() => to({ at: 'welcome' })} onOpen={onOpen} />;
    case 'restore':
      return <RestoreOutside onBack={() => to({ at: 'welcome' })} onOpen={onOpen} />;
    case 'promises':
      return <PromisesOutside onBack={() => to({ at: 'welcome' })} />;
    case 'recovery':
      return (
        <Outside key="recovery" title={words('place-recovery-title')}>
          <RecoverySheet recovery={step.recovery} onDone={() => to({ at: 'who', opened: step.opened })} skippable />
        </Outside>
      );
    case 'who':
      return <WhoFor onDone={() => onOpen(step.opened)} />;
  }
}

interface FirstProps {
  onMake: () => void;
  onOpenOne: () => void;
  onRestore: () => void;
  onPromises: () => void;
  onOpen: (opened: Opened) => void;
  takesFocus: boolean;
}

function First({ onMake, onOpenOne, onRestore, onPromises, onOpen, takesFocus }: FirstProps) {
  const words = useWords();
  const ask = useAsk();
  const around = () =>
    ask.run(async () => {
      onOpen(await lookAround());
    });
  return (
    <Outside key="welcome" title={words('place-welcome-title')} takesFocus={takesFocus}>
      <p>{words('place-welcome-line')}</p>
      <Stack>
        <h2>{words('place-welcome-look')}</h2>
        <SizeButtons />
        <ColourChoice />
      </Stack>
      <h2>{words('place-welcome-start')}</h2>
      <div className={css.start}>
        <Button tone="primary" icon="key-round" wide onPress={onMake}>{words('place-welcome-make')}</Button>
        <Quiet>{words('place-welcome-make-help')}</Quiet>
      </div>
      <Button icon="folder-open" wide onPress={onOpenOne}>{words('place-welcome-open')}</Button>
      <div className={css.start}>
        <Button icon="rotate-ccw" wide onPress={onRestore}>{words('app-place-restore')}</Button>
        <Quiet>{words('place-welcome-restore-help')}</Quiet>
      </div>
      <div className={css.start}>
        <Button icon="book-open" wide isDisabled={ask.busy} onPress={() => void around()}>{words('place-welcome-around')}</Button>
        <Quiet>{words('place-welcome-around-help')}</Quiet>
      </div>
      <Row><Button tone="quiet" onPress={onPromises}>{words('promises-title')}</Button></Row>
      <Trouble failure={ask.failure} onTry={() => void around()} onClose={ask.clear} />
    </Outside>
  );
}
