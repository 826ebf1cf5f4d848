/** What the person remembers, new or changed. It stands beside the record, the same size, and is only ever theirs. */
import { useState } from 'react';
import type { ItemView } from '../contract';
import { Button, Card, Row, Stack, TextField, Trouble } from '../controls';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { DateWords } from './DateWords';

interface Props {
  memory?: ItemView;
  whenWords?: string;
  /** What has the focus once the saying of it is closed. */
  focusAfter?: string;
  onDone: () => void;
  onLeave: () => void;
}

export function AddMemory({ memory, whenWords = '', focusAfter, onDone, onLeave }: Props) {
  const words = useWords();
  const say = useSay();
  const ask = useAsk();
  const [title, setTitle] = useState(memory?.title ?? '');
  const [body, setBody] = useState(memory?.body ?? '');
  const [when, setWhen] = useState(memory?.when?.words ?? whenWords);
  const save = () =>
    ask.run(async () => {
      const request = { title, body, when_words: when };
      await (memory ? call('edit_memory', { id: memory.key, ...request }) : call('add_memory', request));
      onDone();
      say({ message: words('timeline-memory-saved'), ...(focusAfter ? { focusAfter } : {}) });
    });
  return (
    <Card label={words('timeline-add-memory')}>
      <Stack>
        <TextField label={words('timeline-memory-title')} value={title} onChange={setTitle} maxLength={500} autoFocus />
        <DateWords label={words('timeline-memory-when')} value={when} onChange={setWhen} />
        <TextField label={words('timeline-memory-body')} value={body} onChange={setBody} lines={4} maxLength={20000} />
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          <Button onPress={onLeave}>{words('timeline-leave-it')}</Button>
          <Button tone="primary" isDisabled={title.trim() === '' || ask.busy} onPress={() => void save()}>{words('timeline-memory-save')}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
