/** What a paper is, in the person's own words: its kind, its title and its date. An empty box leaves what the program found. */
import { useState } from 'react';
import { useSay } from '../app/say';
import type { DocumentRow } from '../contract';
import { Button, Row, Select, Stack, TextField, Trouble } from '../controls';
import { call } from '../desk';
import { changed, useAsk } from '../reply';
import { DateWords } from '../timeline/DateWords';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';

/** The kinds that a person is offered, the usual ones first. */
const kinds = [
  'letter', 'email', 'case_notes', 'review_minutes', 'care_plan', 'court_order', 'assessment', 'core_assessment', 'conference_minutes', 'placement_information',
  'pathway_plan', 'pep', 'school_report', 'health_assessment', 'medical_form', 'chronology', 'contact_sheet', 'foster_daily_log', 'residential_log', 'incident',
  'referral', 'memo', 'note', 'photo', 'file_cover', 'divider', 'blank', 'other',
];

export function NamePaper({ paper, seq }: { paper: DocumentRow; seq: number }) {
  const words = useWords();
  const kind = useKind();
  const say = useSay();
  const ask = useAsk();
  const [chosen, setChosen] = useState<string>(paper.said.kind ? paper.kind : 'found');
  const [title, setTitle] = useState(paper.said.title ? paper.title : '');
  const [when, setWhen] = useState('');
  const save = () =>
    ask.run(async () => {
      await call('name_paper', { seq, kind: chosen === 'found' ? null : chosen, title: title.trim() || null, when_words: when.trim() || null });
      say({ message: words('papers-named') });
      changed();
    });
  const options = [
    { value: 'found', label: words('papers-kind-found') },
    ...[...new Set([paper.kind, ...kinds])].map((value) => ({ value, label: kind('document', value) })),
  ];
  return (
    <Stack gap="small">
      <Select label={words('papers-kind')} value={chosen} onChange={setChosen} options={options} />
      <TextField label={words('papers-title')} value={title} onChange={setTitle} maxLength={200} />
      <DateWords label={words('papers-when')} value={when} onChange={setWhen} />
      <Trouble failure={ask.failure} onClose={ask.clear} />
      <Row><Button tone="primary" isDisabled={ask.busy} onPress={() => void save()}>{words('papers-save')}</Button></Row>
    </Stack>
  );
}
