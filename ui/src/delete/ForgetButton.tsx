/** Deletes one thing of the person's own for good (a note, a memory, a question), after saying that it cannot be undone. */
import { useState } from 'react';
import { useSay } from '../app/say';
import type { ForgetKind } from '../contract';
import { Ask, Button, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

interface ForgetButtonProps {
  what: ForgetKind;
  id: string;
  /** Its first words, so that the question names it. */
  text: string;
  /** `data-keep` of what takes the focus when it is gone. */
  focusAfter?: string;
  onGone: () => void;
}

/** So much of it is named in the question. */
const SHOWN = 60;

export function ForgetButton({ what, id, text, focusAfter, onGone }: ForgetButtonProps) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const letters = Array.from(text.trim());
  const short = letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
  const forget = () =>
    ask.run(async () => {
      setAsking(false);
      await call('forget', { what, id });
      onGone();
      say({ message: words(`delete-${what}-done`), ...(focusAfter ? { focusAfter } : {}) });
    });
  return (
    <>
      <Button tone="quiet" keep={`forget-${id}`} isDisabled={ask.busy} onPress={() => setAsking(true)}>{words('delete-for-good')}</Button>
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Ask
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={words(`delete-${what}-title`)}
        actions={[
          { label: words('delete-keep'), onPress: () => setAsking(false) },
          { label: words('delete-for-good'), onPress: () => void forget() },
        ]}
      >
        {short !== '' && <p>“{short}”</p>}
        <p>{words('delete-own')}</p>
        <p>{words('delete-cannot')}</p>
      </Ask>
    </>
  );
}
