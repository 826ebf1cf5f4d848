/** What happened · what is safe · what you can do, for every failure code, as a dialog that takes the focus. */
import type { Failure } from '../contract';
import { failureFacts } from '../words/failure';
import { useWords } from '../words/words';
import { Say, type SayAction } from './Say';

interface TroubleProps {
  failure: Failure | null;
  /** Runs the same thing again. */
  onTry?: () => void;
  onClose?: () => void;
  /** More ways out, before the usual ones. */
  actions?: readonly SayAction[];
  /** False where it stands in place of a screen that just opened. */
  takesFocus?: boolean;
}

export function Trouble({ failure, onTry, onClose, actions = [], takesFocus = true }: TroubleProps) {
  const words = useWords();
  if (failure === null) return null;
  const facts = failureFacts(failure);
  const say = (part: 'what' | 'safe' | 'do') => words(`failure-${failure.code}-${part}`, facts);
  const all: SayAction[] = [
    ...actions,
    ...(onTry ? [{ label: words('app-try-again'), onPress: onTry }] : []),
    ...(onClose ? [{ label: words('app-close'), onPress: onClose }] : []),
  ];
  return (
    <Say tone="stop" message={`${say('what')} ${say('safe')} ${say('do')}`} actions={all} takesFocus={takesFocus} {...(onClose ? { onClose } : {})} />
  );
}
