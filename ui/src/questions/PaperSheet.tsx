/** The sheet as it is printed from the window. On the screen it is not there at all. */
import type { QuestionsView } from '../contract';
import { useWords } from '../words/words';
import { oncePerPage } from './pages';
import css from './questions.module.css';

export function PaperSheet({ view }: { view: QuestionsView }) {
  const words = useWords();
  if (view.chosen.length === 0) return null;
  return (
    <div className={css.paper} data-print="only" aria-hidden="true">
      <h2>{words('questions-paper-title')}</h2>
      <p>{words('questions-paper-for', { with: view.meeting.with, date: view.meeting.date })}</p>
      {view.meeting.say_first && <p>{view.meeting.say_first}</p>}
      <ol>
        {view.chosen.map((question) => (
          <li key={question.id}>
            <p>{question.text}</p>
            <p className={css.sources}>{oncePerPage(question.evidence).map((e) => words('questions-paper-page', { file: e.file, page: e.page })).join('; ')}</p>
            <p>{words('questions-paper-answer')}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
