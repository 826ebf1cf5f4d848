/** A list of questions, each with its pages and a way onto the sheet. */
import { useState } from 'react';
import type { QuestionsView, QuestionView } from '../contract';
import { Button, Card, Quiet, Row, Stack, TextField, Trouble } from '../controls';
import { PageLink } from '../app/PageLink';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { ForgetButton } from '../delete/ForgetButton';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { oncePerPage } from './pages';
import css from './questions.module.css';

interface Props {
  questions: QuestionView[];
  view: QuestionsView;
  onView: (view: QuestionsView) => void;
  empty: string;
}

/** Pages named under one question; more are counted. */
const MOST_PAGES = 6;

export function QuestionList({ questions, view, onView, empty }: Props) {
  const words = useWords();
  if (questions.length === 0) return <p>{words(empty)}</p>;
  return (
    <ol className={css.list}>
      {questions.map((question) => (
        <li key={question.id} data-question={question.id}>
          <OneQuestion question={question} view={view} onView={onView} />
        </li>
      ))}
    </ol>
  );
}

function OneQuestion({ question, view, onView }: { question: QuestionView; view: QuestionsView; onView: Props['onView'] }) {
  const words = useWords();
  const kind = useKind();
  const say = useSay();
  const { undo } = useUndo();
  const ask = useAsk();
  const [text, setText] = useState<string | null>(null);

  const choose = () =>
    ask.run(async () => {
      const chosen = view.chosen.map((q) => q.id);
      const ids = question.chosen ? chosen.filter((id) => id !== question.id) : [...chosen, question.id];
      onView(await call('choose_questions', { ids }));
    });
  const save = () =>
    ask.run(async () => {
      if (text !== null) onView(await call('reword_question', { id: question.id, text }));
      setText(null);
    });
  const remove = () =>
    ask.run(async () => {
      onView(await call('remove_question', { id: question.id }));
      say({ message: words('questions-removed'), actions: [{ label: words('questions-undo'), onPress: () => void undo() }] });
    });

  const pages = oncePerPage(question.evidence);
  return (
    <Card label={question.text}>
      <Stack gap="small">
        <Quiet small>{kind('trigger', question.trigger)}{question.audience ? ` · ${kind('audience', question.audience)}` : ''}</Quiet>
        {text === null ? (
          <p className={css.question}>{question.text}</p>
        ) : (
          <TextField label={words('questions-reword')} value={text} onChange={setText} lines={2} maxLength={2000} onEnter={() => void save()} />
        )}
        {question.evidence.length > 0 && (
          <p className={css.pages}>
            {words('questions-see')}{' '}
            {pages.slice(0, MOST_PAGES).map((e) => (
              <PageLink key={`${e.seq}-${e.start}`} seq={e.seq} start={e.start} end={e.end} />
            ))}
            {pages.length > MOST_PAGES && words('questions-more-pages', { count: pages.length - MOST_PAGES })}
          </p>
        )}
        <Trouble failure={ask.failure} onClose={ask.clear} />
        <Row>
          {text === null ? (
            <>
              <Button on={question.chosen} keep={`choose-${question.id}`} onPress={() => void choose()}>
                {words(question.chosen ? 'questions-on-sheet' : 'questions-put-on-sheet')}
              </Button>
              <Button tone="quiet" onPress={() => setText(question.text)}>{words('questions-change-words')}</Button>
              <Button tone="quiet" onPress={() => void remove()}>{words('questions-remove')}</Button>
              {question.own && <ForgetButton what="question" id={question.id} text={question.text} onGone={() => void ask.run(async () => onView(await call('questions', {})))} />}
            </>
          ) : (
            <>
              <Button tone="plain" onPress={() => setText(null)}>{words('questions-keep-old')}</Button>
              <Button tone="primary" onPress={() => void save()}>{words('questions-save')}</Button>
            </>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
