/** The promises before there is a safe place: from the welcome. */
import type { System } from '../contract';
import { Waiting } from '../controls';
import { Outside } from '../place/Outside';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { PromiseWords } from './PromiseWords';

interface PromisesOutsideProps {
  /** When it is known already; else the desk is asked. */
  system?: System;
  onBack: () => void;
}

export function PromisesOutside({ system: known, onBack }: PromisesOutsideProps) {
  const words = useWords();
  const startup = useReply('startup', {});
  const system = known ?? startup.data?.system ?? (startup.failure ? 'other' : null);
  return (
    <Outside key="promises" title={words('promises-title')} onBack={onBack}>
      {system === null ? <Waiting /> : <PromiseWords system={system} safety={null} />}
    </Outside>
  );
}
