/** Opens a page at its words, from anywhere. Says which page; coming back lands on it again. */
import { Button } from '../controls';
import { useWords } from '../words/words';
import { useGo } from './go';

interface PageLinkProps {
  seq: number;
  start?: number;
  end?: number;
  find?: string;
  /** Other words than "page 88". */
  children?: string;
}

export function PageLink({ seq, start, end, find, children }: PageLinkProps) {
  const { go } = useGo();
  const words = useWords();
  return (
    <Button tone="quiet" keep={`page-${seq}-${start ?? 0}`} onPress={() => go({ place: 'read', seq, start, end, find })}>
      {children ?? words('app-page', { seq })}
    </Button>
  );
}
