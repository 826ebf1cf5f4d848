/** Deciding about papers: done at once, said, and undone from where it is said. */
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { changed, useAsk, type Asking } from '../reply';
import { useWords } from '../words/words';

type Facts = Record<string, string | number>;

interface Deciding extends Asking {
  /** Does a thing; `told` is handed its words once it is done. Without it they are said at the foot of the window, with Undo. */
  decide: (work: () => Promise<unknown>, said: string, facts?: Facts, told?: (message: string) => void) => Promise<void>;
}

export function useDeciding(): Deciding {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const { undo } = useUndo();
  return {
    ...ask,
    async decide(work, said, facts = {}, told) {
      await ask.run(async () => {
        await work();
        changed();
        const message = words(said, facts);
        if (told) told(message);
        else say({ message, actions: [{ label: words('app-undo'), onPress: undo }] });
      });
    },
  };
}
