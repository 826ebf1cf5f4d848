/** Questions worth asking: those the file raises, the person's own, and the one sheet for a meeting. */
import { useEffect } from 'react';
import { Stack, Tabs, Trouble, Waiting } from '../controls';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useGo, useKept } from '../app/go';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import { ExpectedTab } from './ExpectedTab';
import { PaperSheet } from './PaperSheet';
import { QuestionList } from './QuestionList';
import { SheetTab } from './SheetTab';
import { WriteQuestion } from './WriteQuestion';

export default function QuestionsPlace() {
  const words = useWords();
  const questions = useReply('questions', {});
  const [tab, setTab] = useKept('questions-tab', 'ideas');
  const view = questions.data;
  const { here } = useGo();
  const arrived = view !== null;
  // Come to for one question: it is shown, and its first button takes the focus.
  useEffect(() => {
    if (!arrived || here.key === undefined) return;
    const wanted = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(here.key)}"]`);
    wanted?.scrollIntoView?.({ block: 'center' });
    wanted?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [arrived, here.key]);

  if (view === null) {
    return (
      <>
        <PlaceHead title={words('app-place-questions')} />
        <PlaceBody>
          {questions.failure ? <Trouble failure={questions.failure} onTry={questions.again} /> : <Waiting />}
        </PlaceBody>
      </>
    );
  }
  const ideas = <QuestionList questions={view.suggested} view={view} onView={questions.set} empty="questions-none-suggested" />;
  const own = (
    <Stack>
      <WriteQuestion onView={questions.set} />
      <QuestionList questions={view.own} view={view} onView={questions.set} empty="questions-none-own" />
    </Stack>
  );
  return (
    <>
      <PlaceHead title={words('app-place-questions')} />
      <PlaceBody>
        <Tabs
          label={words('questions-parts')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'ideas', label: words('questions-tab-ideas'), content: ideas },
            { value: 'own', label: words('questions-tab-own'), content: own },
            { value: 'expected', label: words('questions-tab-expected'), content: <ExpectedTab /> },
            { value: 'sheet', label: words('questions-tab-sheet'), content: <SheetTab view={view} onView={questions.set} /> },
          ]}
        />
      </PlaceBody>
      <PaperSheet view={view} />
    </>
  );
}
