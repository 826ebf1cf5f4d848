/** Every note the person has made, wherever it stands: looked through, opened at its words, changed and taken away. */
import { useEffect, useState } from 'react';
import type { NoteKindView } from '../contract';
import { Button, Row, Select, Stack, TextField, Trouble, Waiting } from '../controls';
import { useGo, useKept } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { noteKinds } from './kinds';
import { NoteCard } from './NoteCard';
import css from './notes.module.css';

/** Cards drawn before the rest are asked for. */
const AT_ONCE = 40;
/** Wait this long after the last letter before looking. */
const PAUSE = 250;

export default function NotesPlace() {
  const words = useWords();
  const { go } = useGo();
  const [text, setText] = useKept('notes-words', '');
  const [kind, setKind] = useKept<NoteKindView | 'all'>('notes-kind', 'all');
  const [shown, setShown] = useKept('notes-shown', AT_ONCE);
  const [looked, setLooked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLooked(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const reply = useReply('notes', { words: looked.trim() || null, kind: kind === 'all' ? null : kind }, [looked, kind]);
  const notes = reply.data?.notes ?? [];
  const any = looked.trim() !== '' || kind !== 'all';
  return (
    <>
      <PlaceHead title={words('app-place-notes')} />
      <PlaceBody>
        <Stack gap="large">
          <Row className={css.filters ?? ''}>
            <TextField label={words('read-find-notes')} value={text} onChange={setText} maxLength={300} />
            <Select
              label={words('read-note-kind')}
              value={kind}
              onChange={setKind}
              options={[{ value: 'all' as const, label: words('read-all-kinds') }, ...noteKinds.map((value) => ({ value, label: words(`read-kind-${value}`) }))]}
            />
          </Row>
          {reply.data === null ? (
            reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />
          ) : notes.length === 0 ? (
            <p>{words(any ? 'read-no-notes-found' : 'read-no-notes')}</p>
          ) : (
            <ul role="list" className={css.all} aria-label={words('app-place-notes')}>
              {notes.slice(0, shown).map((note, i) => (
                <li key={note.id}>
                  <NoteCard
                    note={note}
                    onShow={() => go({ place: 'read', seq: note.seq, ...(note.start === null || note.end === null || note.start === note.end ? {} : { start: note.start, end: note.end }) })}
                    showWords={words('read-open-page', { seq: note.seq })}
                    focusAfter={`change-${(notes[i + 1] ?? notes[i - 1])?.id ?? ''}`}
                    onChanged={reply.again}
                  />
                </li>
              ))}
            </ul>
          )}
          {notes.length > shown && <Row><Button onPress={() => setShown(shown + AT_ONCE)}>{words('read-more-notes')}</Button></Row>}
        </Stack>
      </PlaceBody>
    </>
  );
}
