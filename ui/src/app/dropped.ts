/** Files dropped on the window, wherever the person is: brought in at once, and shown on the way. */
import { useEffect, useRef } from 'react';
import { call, failureIn, onDropped } from '../desk';
import { failureFacts } from '../words/failure';
import { useWords } from '../words/words';
import { useGo } from './go';
import { useSay } from './say';

export function useDropped(): void {
  const { here, go } = useGo();
  const say = useSay();
  const words = useWords();
  const latest = useRef({ here, go, say, words });
  latest.current = { here, go, say, words };

  useEffect(
    () =>
      onDropped(() => {
        const bring = async () => {
          const { tokens } = await call('dropped', {});
          if (tokens.length === 0) return;
          await call('bring_in', { places: tokens.map((chosen) => ({ typed: null, chosen })) });
          if (latest.current.here.place !== 'bring') latest.current.go({ place: 'bring' });
        };
        bring().catch((thrown: unknown) => {
          const failure = failureIn(thrown);
          const part = (which: string) => latest.current.words(`failure-${failure.code}-${which}`, failureFacts(failure));
          latest.current.say({ message: `${part('what')} ${part('safe')} ${part('do')}` });
        });
      }),
    [],
  );
}
