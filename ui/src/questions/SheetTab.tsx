/** The sheet: which questions, in which order, for whom, and saving or printing it. */
import { useEffect, useState } from 'react';
import type { Meeting, Place, QuestionsView } from '../contract';
import { Button, isSomewhere, nowhere, PlaceField, Quiet, Row, Stack, TextField, Trouble } from '../controls';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import css from './questions.module.css';

export function SheetTab({ view, onView }: { view: QuestionsView; onView: (view: QuestionsView) => void }) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [meeting, setMeeting] = useState<Meeting>(view.meeting);
  const [place, setPlace] = useState<Place>(nowhere);

  useEffect(() => {
    call('suggest_place', { purpose: 'sheet', name: '' }).then((p) => setPlace({ typed: p.typed, chosen: null }), () => undefined);
  }, []);

  const move = (from: number, by: number) =>
    ask.run(async () => {
      const ids = view.chosen.map((q) => q.id);
      const [id] = ids.splice(from, 1);
      if (id !== undefined) ids.splice(from + by, 0, id);
      onView(await call('choose_questions', { ids }));
    });
  const keepMeeting = () => ask.run(async () => onView(await call('set_meeting', meeting)));
  const save = () =>
    ask.run(async () => {
      onView(await call('set_meeting', meeting));
      const saved = await call('save_sheet', { place, kind: 'sheet' });
      say({ message: words('questions-sheet-saved', { place: saved.label }) });
    });
  const print = () =>
    ask.run(async () => {
      onView(await call('set_meeting', meeting));
      await call('print_page', {});
    });
  const field = (name: keyof Meeting, lines = 1) => (
    <TextField
      label={words(`questions-meeting-${name.replace('_', '-')}`)}
      value={meeting[name]}
      {...(lines > 1 ? { lines } : {})}
      maxLength={2000}
      onChange={(value) => setMeeting({ ...meeting, [name]: value })}
    />
  );

  return (
    <Stack gap="usual">
      <p>{words(`questions-advice-${view.advice.replace('_', '-')}`)}</p>
      {view.chosen.length > 0 && (
        <ol className={css.chosen}>
          {view.chosen.map((question, i) => (
            <li key={question.id}>
              <span className={css.question}>{question.text}</span>
              <Row>
                <Button tone="quiet" icon="arrow-up" isDisabled={i === 0} keep={`up-${question.id}`} onPress={() => void move(i, -1)}>{words('questions-earlier', { number: i + 1 })}</Button>
                <Button tone="quiet" icon="arrow-down" isDisabled={i === view.chosen.length - 1} keep={`down-${question.id}`} onPress={() => void move(i, 1)}>{words('questions-later', { number: i + 1 })}</Button>
              </Row>
            </li>
          ))}
        </ol>
      )}
      {field('with')}
      {field('date')}
      {field('say_first', 3)}
      <Row>
        <Button onPress={() => void keepMeeting()}>{words('questions-keep-meeting')}</Button>
      </Row>
      <PlaceField label={words('questions-sheet-place')} value={place} onChange={setPlace} purpose="sheet" />
      <Quiet small>{words('questions-sheet-not-locked')}</Quiet>
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Button tone="primary" icon="download" isDisabled={view.chosen.length === 0 || !isSomewhere(place) || ask.busy} onPress={() => void save()}>{words('questions-save-sheet')}</Button>
        <Button icon="printer" isDisabled={view.chosen.length === 0 || ask.busy} onPress={() => void print()}>{words('questions-print-sheet')}</Button>
      </Row>
    </Stack>
  );
}
