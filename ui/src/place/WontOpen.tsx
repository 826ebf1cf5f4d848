/** A safe place that did not open because it is damaged or steps are missing: what that means, and every way on from here. */
import { useState, type ReactNode } from 'react';
import { RestoreOutside } from '../backup/RestoreOutside';
import type { Failure, Opened, Place } from '../contract';
import { Ask, Button, Quiet, Stack, Trouble, type IconName } from '../controls';
import { useAsk } from '../reply';
import { SalvageOutside } from '../salvage/SalvageOutside';
import { failureFacts } from '../words/failure';
import { useWords } from '../words/words';
import { openWith, type Key } from './opening';
import { Outside } from './Outside';
import css from './place.module.css';
import { Renew } from './Renew';
import { WithoutUs } from './WithoutUs';

interface WontOpenProps {
  failure: Failure;
  /** Where the safe place is; null for the one that this computer remembers. */
  place: Place | null;
  /** What it was to be opened with. It need not be typed again. */
  given: Key;
  onBack: () => void;
  onOpen: (opened: Opened) => void;
}

export function WontOpen({ failure, place, given, onBack, onOpen }: WontOpenProps) {
  const words = useWords();
  const ask = useAsk();
  const [way, setWay] = useState<'choose' | 'restore' | 'salvage' | 'without'>('choose');
  const [sure, setSure] = useState(false);
  const [renewing, setRenewing] = useState<Opened | null>(null);
  const choose = () => setWay('choose');
  if (renewing) return <Renew onDone={() => onOpen(renewing)} />;
  if (way === 'restore') return <RestoreOutside onBack={choose} onOpen={onOpen} />;
  if (way === 'salvage') return <SalvageOutside place={place} given={given} onBack={choose} onOpen={onOpen} />;
  if (way === 'without') return <WithoutUs onBack={choose} />;

  const missing = failure.code === 'steps-missing';
  const facts = failureFacts(failure);
  const goOn = () =>
    ask.run(async () => {
      setSure(false);
      const opened = await openWith(place, given, true);
      // Only where something can be changed: a place for reading only keeps its old passphrase.
      if (given.words !== null && !opened.reading_only) setRenewing(opened);
      else onOpen(opened);
    });
  const restore = <Way icon="rotate-ccw" label={words('app-place-restore')} help={words('place-wont-restore-help')} onPress={() => setWay('restore')} />;
  return (
    <Outside key="wont" title={words(missing ? 'place-wont-missing-title' : 'place-wont-damaged-title')}>
      <Stack>
        <p>{words(missing ? 'place-wont-missing' : 'place-wont-damaged', facts)}</p>
        <p>{words(missing ? 'place-wont-missing-means' : 'place-wont-damaged-means')}</p>
      </Stack>
      <h2>{words('place-wont-choose')}</h2>
      {missing ? (
        <>
          {restore}
          <Way icon="arrow-right" label={words('place-wont-go-on')} help={words('place-wont-go-on-help')} isDisabled={ask.busy} onPress={() => setSure(true)} />
        </>
      ) : (
        <>
          <Way icon="book-open" label={words(ask.busy ? 'place-lock-opening' : 'place-wont-read')} help={words('place-wont-read-help')} isDisabled={ask.busy} onPress={() => void goOn()} />
          <Way icon="download" label={words('place-wont-salvage')} help={words('place-wont-salvage-help')} onPress={() => setWay('salvage')} />
          {restore}
          <Way icon="file-text" label={words('place-wont-without')} help={words('place-wont-without-help')} onPress={() => setWay('without')} />
        </>
      )}
      <Way icon="arrow-left" label={words('place-wont-leave')} help={words('place-wont-leave-help')} onPress={onBack} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Ask
        isOpen={sure}
        onClose={() => setSure(false)}
        title={words('place-wont-sure-title')}
        actions={[
          { label: words('place-wont-sure-not'), onPress: () => setSure(false) },
          { label: words('place-wont-go-on'), onPress: () => void goOn() },
        ]}
      >
        <p>{words('place-wont-sure', facts)}</p>
      </Ask>
    </Outside>
  );
}

interface WayProps {
  icon: IconName;
  label: string;
  help: ReactNode;
  isDisabled?: boolean;
  onPress: () => void;
}

function Way({ icon, label, help, isDisabled = false, onPress }: WayProps) {
  return (
    <div className={css.start}>
      <Button icon={icon} wide isDisabled={isDisabled} onPress={onPress}>{label}</Button>
      <Quiet>{help}</Quiet>
    </div>
  );
}
