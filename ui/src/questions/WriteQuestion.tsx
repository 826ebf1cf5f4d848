/** A question of the person's own, with four ways to begin. */
import { useState } from 'react';
import type { QuestionsView } from '../contract';
import { Button, Row, Stack, TextField, Trouble } from '../controls';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

const STARTS = ['why', 'who', 'next', 'can'] as const;

export function WriteQuestion({ onView }: { onView: (view: QuestionsView) => void }) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [text, setText] = useState('');
  const save = () =>
    ask.run(async () => {
      onView(await call('write_question', { text, seq: null, start: null, end: null }));
      setText('');
      say({ message: words('questions-written') });
    });
  return (
    <Stack gap="usual">
      <TextField label={words('questions-write')} help={words('questions-write-help')} value={text} onChange={setText} lines={2} maxLength={2000} onEnter={() => void save()} />
      <Row>
        {STARTS.map((start) => (
          <Button key={start} tone="quiet" onPress={() => setText(words(`questions-start-${start}`))}>{words(`questions-start-${start}`)}</Button>
        ))}
      </Row>
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Button tone="primary" isDisabled={text.trim() === ''} onPress={() => void save()}>{words('questions-save-mine')}</Button>
      </Row>
    </Stack>
  );
}
