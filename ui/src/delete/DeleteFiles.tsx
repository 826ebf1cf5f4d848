/** Deleting papers for good from what was taken out: one, or all of them, after one honest question. */
import { useState } from 'react';
import { useSay } from '../app/say';
import type { Deleted } from '../contract';
import { Ask, Button, Trouble } from '../controls';
import { call } from '../desk';
import { changed, useAsk } from '../reply';
import { useWords } from '../words/words';

interface DeleteProps {
  /** The words on the button and, when they are short, its fuller name. */
  label: string;
  fullLabel?: string;
  title: string;
  act: () => Promise<Deleted>;
}

function Delete({ label, fullLabel, title, act }: DeleteProps) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const go = () =>
    ask.run(async () => {
      setAsking(false);
      const gone = await act();
      changed();
      say({ message: words('delete-files-done', { files: gone.files, pages: gone.pages }), focusAfter: 'bring' });
    });
  return (
    <>
      <Button icon="trash" isDisabled={ask.busy} {...(fullLabel ? { 'aria-label': fullLabel } : {})} onPress={() => setAsking(true)}>{label}</Button>
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Ask
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={title}
        actions={[
          { label: words('delete-keep'), onPress: () => setAsking(false) },
          { label: words('delete-for-good'), onPress: () => void go() },
        ]}
      >
        <p>{words('delete-goes')}</p>
        <p>{words('delete-stays')}</p>
        <p>{words('delete-cannot')}</p>
      </Ask>
    </>
  );
}

export function DeleteFile({ id, name }: { id: number; name: string }) {
  const words = useWords();
  return <Delete label={words('delete-for-good')} fullLabel={words('delete-for-good-label', { name })} title={words('delete-file-title', { name })} act={() => call('delete_for_good', { id })} />;
}

export function EmptyBin({ count }: { count: number }) {
  const words = useWords();
  return <Delete label={words('delete-empty')} title={words('delete-empty-title', { count })} act={() => call('empty_bin', {})} />;
}
