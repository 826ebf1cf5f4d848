/** Find in my file. Enter looks; the words stay, so that they can be changed. */
import { useEffect, useRef, useState } from 'react';
import { Button, Row, TextField } from '../controls';
import { useGo } from '../app/go';
import { useKeys } from '../app/keys';
import { useWords } from '../words/words';
import css from './reader.module.css';

export function FindField({ first = '', takesFocus = false }: { first?: string; takesFocus?: boolean }) {
  const words = useWords();
  const { go, replace, here } = useGo();
  const [text, setText] = useState(first);
  const box = useRef<HTMLDivElement>(null);
  const focus = () => box.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  useKeys({ 'ctrl+f': focus });
  useEffect(() => {
    if (takesFocus) focus();
  }, [takesFocus]);
  const look = () => {
    if (text.trim() === '') return;
    const where = { place: 'read', find: text.trim() } as const;
    if (here.place === 'read' && here.find !== undefined && here.seq === undefined) replace(where);
    else go(where);
  };
  return (
    <div ref={box} role="search" aria-label={words('read-find')} className={css.find}>
      <TextField
        label={words('read-find')}
        value={text}
        onChange={setText}
        onEnter={look}
        maxLength={300}
        after={<Row><Button tone="primary" icon="search" keep="find" onPress={look}>{words('read-find-go')}</Button></Row>}
      />
    </div>
  );
}
