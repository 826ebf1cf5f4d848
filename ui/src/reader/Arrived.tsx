/** Says that these are the words the person came for. It is named by those words, so that they are read out on arrival. */
import { useState } from 'react';
import type { PageView } from '../contract';
import { Button } from '../controls';
import { useKeys } from '../app/keys';
import { useWords } from '../words/words';
import { InFlow } from './InFlow';

interface ArrivedProps {
  page: PageView;
  /** Words that were searched for; null when the person came from a page's proof. */
  find: string | null;
  /** The element that holds the words. */
  sentence: string;
  onClose: () => void;
}

export function Arrived({ page, find, sentence, onClose }: ArrivedProps) {
  const words = useWords();
  const [at, setAt] = useState(0);
  const marks = find === null ? [] : page.found;
  const next = () => {
    const to = (at + 1) % Math.max(1, marks.length);
    setAt(to);
    document.querySelector(`mark[data-start="${marks[to]?.start}"]`)?.scrollIntoView?.({ block: 'center' });
  };
  useKeys(marks.length > 1 ? { f3: next } : {});
  return (
    <InFlow
      tone="bar"
      takesFocus
      also={sentence}
      onClose={onClose}
      message={<p>{find === null ? words('read-arrived') : words('read-arrived-found', { find, count: marks.length })}</p>}
      actions={marks.length > 1 ? <Button onPress={next}>{words('read-next-mark')}</Button> : undefined}
    />
  );
}
