/** What the person says a paper is. It wins; what the app read stays beside it. */
import { useEffect, useState } from 'react';
import type { PaperView } from '../contract';
import { Ask, Quiet, Select, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { DateWords } from '../timeline/DateWords';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { useDeciding } from './deciding';
import { documentKinds } from './kinds';

const asRead = 'as-read';

interface Props {
  isOpen: boolean;
  seq: number;
  view: PaperView;
  onClose: () => void;
}

export function ChangePaper({ isOpen, seq, view, onClose }: Props) {
  const words = useWords();
  const kind = useKind();
  const deciding = useDeciding();
  const { paper, said } = view;
  const [chosen, setChosen] = useState(asRead);
  const [title, setTitle] = useState('');
  const [when, setWhen] = useState('');
  useEffect(() => {
    if (!isOpen) return;
    setChosen(said.kind ? paper.kind : asRead);
    setTitle(said.title ? paper.title : '');
    setWhen(said.date ? (paper.when?.words ?? '') : '');
    deciding.clear();
  }, [isOpen]);
  const read = view.read_as ?? paper;
  const options = [
    { value: asRead, label: words('papers-change-kind-read', { kind: kind('document', read.kind) }) },
    ...documentKinds.map((value) => ({ value, label: kind('document', value) })).toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB')),
  ];
  const keep = async (back: boolean) => {
    const request = back
      ? { seq, kind: null, title: null, when_words: null }
      : { seq, kind: chosen === asRead ? null : chosen, title: title.trim() === '' ? null : title, when_words: when.trim() === '' ? null : when };
    // What cannot be kept (a date that is none) leaves the form open, with what is wrong.
    await deciding.decide(async () => { await call('name_paper', request); onClose(); }, back ? 'papers-back-to-read' : 'papers-kept');
  };
  const hasSaid = said.kind || said.title || said.date;
  return (
    <Ask
      isOpen={isOpen}
      onClose={onClose}
      title={words('papers-change-title')}
      wide
      actions={[
        { label: words('papers-change-leave'), onPress: onClose },
        ...(hasSaid ? [{ label: words('papers-change-all-back'), onPress: () => void keep(true), isDisabled: deciding.busy }] : []),
        { label: words('papers-change-save'), onPress: () => void keep(false), primary: true, isDisabled: deciding.busy },
      ]}
    >
      <Stack>
        <Quiet>{words('papers-change-line')}</Quiet>
        <Select label={words('papers-change-kind')} value={chosen} onChange={setChosen} options={options} />
        <TextField label={words('papers-change-name')} value={title} onChange={setTitle} maxLength={500} help={words('papers-change-name-help')} />
        <DateWords label={words('papers-change-when')} value={when} onChange={setWhen} />
        <Trouble failure={deciding.failure} onClose={deciding.clear} />
      </Stack>
    </Ask>
  );
}
