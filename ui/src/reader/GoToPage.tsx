/** Says which page this is, by both numbers, and goes to another. */
import { useState } from 'react';
import type { PageView } from '../contract';
import { Ask, Button, TextField } from '../controls';
import { useKeys } from '../app/keys';
import { useWords } from '../words/words';

export function GoToPage({ page, onGo }: { page: PageView; onGo: (seq: number) => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  useKeys({ 'ctrl+g': () => setOpen(true) });
  const number = Number(text);
  const good = /^\d+$/.test(text.trim()) && number >= 1 && number <= page.total;
  const goThere = () => {
    if (!good) return;
    setOpen(false);
    setText('');
    onGo(number);
  };
  const label = page.printed === null ? words('read-page-of', { seq: page.seq, total: page.total }) : words('read-page-of-theirs', { seq: page.seq, total: page.total, printed: page.printed });
  return (
    <>
      <Button keep="go-to-page" onPress={() => setOpen(true)}>{label}</Button>
      <Ask
        isOpen={open}
        onClose={() => setOpen(false)}
        title={words('read-go-to')}
        actions={[
          { label: words('read-stay-here'), onPress: () => setOpen(false) },
          { label: words('read-go-there'), onPress: goThere, primary: true, isDisabled: !good },
        ]}
      >
        <TextField label={words('read-page-number', { total: page.total })} value={text} onChange={setText} onEnter={goThere} maxLength={7} autoFocus />
      </Ask>
    </>
  );
}
