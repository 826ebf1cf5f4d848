/** Saving what can be read before any safe place is open: from one that will not open. */
import type { Opened, Place } from '../contract';
import type { Key } from '../place/opening';
import { Outside } from '../place/Outside';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { useSalvageJob } from './salvaging';
import { SalvageSteps } from './SalvageSteps';

interface SalvageOutsideProps {
  place: Place | null;
  given: Key;
  onBack: () => void;
  onOpen: (opened: Opened) => void;
}

export function SalvageOutside({ place, given, onBack, onOpen }: SalvageOutsideProps) {
  const words = useWords();
  const job = useSalvageJob();
  const startup = useReply('startup', {});
  if (startup.data === null && startup.loading) return null;
  // The name is known before anything is asked for, so that the first choice does not move.
  const remembered = startup.data?.state === 'welcome' ? null : (startup.data?.name ?? words('place-lock-folder'));
  return (
    <SalvageSteps
      job={job}
      place={place}
      given={given}
      remembered={remembered}
      onOpen={onOpen}
      around={(step, content) => (
        <Outside key={step} title={words(step === 'sheet' ? 'salvage-sheet-title' : 'app-place-salvage')} {...(step === 'form' ? { onBack } : {})}>
          {content}
        </Outside>
      )}
    />
  );
}
