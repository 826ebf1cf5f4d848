/** One note: what was marked, what the person wrote, and changing it where it stands. It saves by itself and says so. */
import { useState } from 'react';
import type { NoteKindView, NoteView } from '../contract';
import { Button, Icon, Quiet, Row, Select, Stack, TextField, Trouble } from '../controls';
import { useCoverLine } from '../covers/line';
import { ForgetButton } from '../delete/ForgetButton';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { useCarryOn, useRemoveNote } from './keepNote';
import { kindIcons, noteKinds, quoteOf } from './kinds';
import css from './notes.module.css';

interface NoteCardProps {
  note: NoteView;
  /** The note that the reading cursor is on. */
  isHere?: boolean;
  /** Goes to the marked words; without it the card only tells. */
  onShow?: (() => void) | undefined;
  /** Words on that button. */
  showWords: string;
  /** `data-keep` of what takes the focus when this note is gone. */
  focusAfter: string;
  onChanged: () => void;
}

export function NoteCard({ note, isHere = false, onShow, showWords, focusAfter, onChanged }: NoteCardProps) {
  const words = useWords();
  const ask = useAsk();
  const remove = useRemoveNote(onChanged);
  const carryOn = useCarryOn();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const covered = useCoverLine();
  const quote = note.covered ? covered.whole(note.covered) : quoteOf(note.quote, words('read-removed'));
  const more = carryOn(note);
  const kept = (focus: boolean) => {
    setEditing(false);
    setSaved(true);
    onChanged();
    if (focus) queueMicrotask(() => document.querySelector<HTMLElement>(`[data-keep="change-${note.id}"]`)?.focus());
  };
  return (
    <section className={css.note} data-kind={note.kind} data-here={isHere} data-note={note.id} aria-label={words('read-note-named', { kind: words(`read-kind-${note.kind}`), quote: quote || words('read-whole-page') })}>
      <p className={css.kind}><Icon name={kindIcons[note.kind]} />{words(`read-kind-${note.kind}`)}</p>
      {note.start === null && <p className={css.lost}>{words('read-lost-place')}</p>}
      {quote === '' ? <Quiet small>{words('read-whole-page')}</Quiet> : note.covered ? <Quiet small>{quote}</Quiet> : <q className={css.quote} data-kind={note.kind}>{quote}</q>}
      {editing ? (
        <Edit note={note} onKept={kept} onLeave={() => setEditing(false)} />
      ) : (
        <>
          {note.body !== '' && <p className={css.body}>{note.body}</p>}
          <p role="status" className={css.saved}>{saved ? words('read-saved') : ''}</p>
          <Trouble failure={ask.failure} onClose={ask.clear} />
          <div className={css.tools}>
            {onShow && <Button tone="quiet" keep={`note-${note.id}`} onPress={onShow}>{showWords}</Button>}
            <Button tone="quiet" keep={`change-${note.id}`} onPress={() => setEditing(true)}>{words('read-change-note')}</Button>
            <Button tone="quiet" keep={`remove-${note.id}`} isDisabled={ask.busy} onPress={() => void ask.run(() => remove(note, focusAfter))}>{words('read-remove-note')}</Button>
            {more && <Button tone="quiet" keep={`more-${note.id}`} onPress={more.onPress}>{more.label}</Button>}
            <ForgetButton what="note" id={note.id} text={note.body || quote} focusAfter={focusAfter} onGone={onChanged} />
          </div>
        </>
      )}
    </section>
  );
}

function Edit({ note, onKept, onLeave }: { note: NoteView; onKept: (focus: boolean) => void; onLeave: () => void }) {
  const words = useWords();
  const ask = useAsk();
  const [body, setBody] = useState(note.body);
  const [kind, setKind] = useState<NoteKindView>(note.kind);
  const isNew = body !== note.body || kind !== note.kind;
  const save = (focus: boolean) =>
    ask.run(async () => {
      if (isNew) await call('edit_note', { id: note.id, kind, body });
      onKept(focus);
    });
  return (
    <div
      onBlur={(e) => {
        // A list that opened over the page is still this card's.
        const to = e.relatedTarget;
        if (isNew && to instanceof HTMLElement && !e.currentTarget.contains(to) && document.getElementById('main')?.contains(to)) void save(false);
      }}
    >
      <Stack gap="small">
        <TextField label={words('read-note-words')} value={body} onChange={setBody} lines={3} maxLength={20000} autoFocus spellCheck />
        <Select label={words('read-note-kind')} value={kind} onChange={setKind} options={noteKinds.map((value) => ({ value, label: words(`read-kind-${value}`) }))} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button onPress={onLeave}>{words('read-leave-it')}</Button>
          <Button tone="primary" isDisabled={ask.busy} onPress={() => void save(true)}>{words('read-save-note')}</Button>
        </Row>
      </Stack>
    </div>
  );
}
