/** A question of the person's own about something that happened, tied to the words on its page. */
import { useState } from 'react';
import type { EvidenceView } from '../contract';
import { Button, Row, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';

interface AskAboutProps {
  proof: EvidenceView | undefined;
  /** What stands in the box at first. */
  first?: string;
  onAsked: () => void;
  onLeave: () => void;
}

export function AskAbout({ proof, first = '', onAsked, onLeave }: AskAboutProps) {
  const words = useWords();
  const ask = useAsk();
  const [text, setText] = useState(first);
  const save = () =>
    ask.run(async () => {
      await call('write_question', { text, seq: proof?.seq ?? null, start: proof?.start ?? null, end: proof?.end ?? null });
      onAsked();
    });
  return (
    <Stack>
      <TextField label={words('timeline-ask-what')} value={text} onChange={setText} lines={2} maxLength={2000} autoFocus onEnter={() => void save()} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row>
        <Button onPress={onLeave}>{words('timeline-leave-it')}</Button>
        <Button tone="primary" isDisabled={text.trim() === '' || ask.busy} onPress={() => void save()}>{words('timeline-ask-save')}</Button>
      </Row>
    </Stack>
  );
}
