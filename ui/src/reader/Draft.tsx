/** A new note while it is written. It is kept by Save, by going elsewhere on the screen, and by leaving the page. */
import { useEffect, useRef, useState } from 'react';
import { Button, Card, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { useKeepNote, type NewNote } from './keepNote';
import { needsNoWords, quoteOf } from './kinds';
import css from './notes.module.css';

interface DraftProps {
  note: NewNote;
  quote: string;
  /** `data-keep` of what takes the focus when the note is kept or left. */
  focusAfter: string;
  onChanged: () => void;
  onClose: () => void;
}

export function Draft({ note, quote, focusAfter, onChanged, onClose }: DraftProps) {
  const words = useWords();
  const ask = useAsk();
  const keep = useKeepNote(onChanged);
  const [body, setBody] = useState('');
  const typed = useRef('');
  typed.current = body;
  const done = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const hasWords = body.trim() !== '';

  useEffect(
    () => () => {
      if (done.current || typed.current.trim() === '') return;
      done.current = true;
      void call('add_note', { ...note, body: typed.current }).then(onChanged, () => undefined);
    },
    [],
  );
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.scrollIntoView?.({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const save = (quiet: boolean) =>
    ask.run(async () => {
      done.current = true;
      try {
        await keep(note, body, { quiet, focusAfter });
        onClose();
      } catch (thrown) {
        done.current = false;
        throw thrown;
      }
    });
  const leave = () => {
    done.current = true;
    onClose();
    queueMicrotask(() => document.querySelector<HTMLElement>(`[data-keep="${focusAfter}"]`)?.focus());
  };
  return (
    <div
      ref={box}
      className={css.draft}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        if (!hasWords) leave();
      }}
      onBlur={(e) => {
        if (!done.current && hasWords && e.relatedTarget instanceof Node && !e.currentTarget.contains(e.relatedTarget)) void save(true);
      }}
    >
      <Card label={words(`read-kind-${note.kind}`)}>
        <Stack gap="small">
          <p className={css.kind}>{words(`read-kind-${note.kind}`)}</p>
          {quote !== '' && <q className={css.quote} data-kind={note.kind}>{quoteOf(quote, words('read-removed'))}</q>}
          <TextField label={words(`read-write-${note.kind}`)} value={body} onChange={setBody} lines={3} maxLength={20000} autoFocus spellCheck />
          <Trouble failure={ask.failure} onClose={ask.clear} />
          <Row>
            <Button onPress={leave}>{words('read-leave-it')}</Button>
            <Button tone="primary" isDisabled={ask.busy || (!hasWords && !needsNoWords(note.kind))} onPress={() => void save(false)}>{words('read-save-note')}</Button>
          </Row>
        </Stack>
      </Card>
    </div>
  );
}
