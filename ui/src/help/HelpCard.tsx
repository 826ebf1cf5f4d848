/** The support card: the same every time, never pushed, always more than one way to reach someone. */
import type { SupportLine } from '../contract';
import { Card, Disclosure, Quiet, Stack, Trouble, Waiting } from '../controls';
import { useReply } from '../reply';
import { useWords } from '../words/words';
import css from './help.module.css';

export function HelpCard() {
  const words = useWords();
  const support = useReply('support', {});
  if (support.failure) return <Trouble failure={support.failure} onTry={support.again} takesFocus={false} />;
  if (support.data === null) return <Waiting />;
  const { lines, urgent } = support.data;
  const checked = [...urgent, ...lines].map((line) => line.checked).toSorted()[0];
  return (
    <Stack gap="large">
      <p>{words('help-line')}</p>
      <section aria-labelledby="help-urgent">
        <h2 id="help-urgent">{words('help-urgent')}</h2>
        <Lines lines={urgent} />
      </section>
      <section aria-labelledby="help-talk">
        <h2 id="help-talk">{words('help-talk')}</h2>
        <Lines lines={lines} />
        <Quiet>{words('help-busy')}</Quiet>
      </section>
      <section aria-labelledby="help-slow">
        <Stack gap="small">
          <h2 id="help-slow">{words('help-slow')}</h2>
          <Disclosure title={words('help-slow-room-title')}><p>{words('help-slow-room')}</p></Disclosure>
          <Disclosure title={words('help-slow-breath-title')}><p>{words('help-slow-breath')}</p></Disclosure>
        </Stack>
      </section>
      {checked && <Quiet small>{words('help-checked', { date: plainDate(checked) })}</Quiet>}
    </Stack>
  );
}

/** "2026-11-01" → "1 November 2026"; anything else as it is. */
function plainDate(day: string): string {
  const date = new Date(`${day}T12:00:00`);
  return Number.isNaN(date.getTime()) ? day : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

function Lines({ lines }: { lines: SupportLine[] }) {
  const words = useWords();
  return (
    <ul role="list" className={css.lines}>
      {lines.map((line) => (
        <li key={line.name}>
          <Card>
            <div className={css.name}>{line.name}</div>
            {line.phone && <div className={css.how}>{words('help-call', { phone: line.phone })}</div>}
            {line.text && <div className={css.how}>{words('help-text', { text: line.text })}</div>}
            {line.web && <div>{line.web}</div>}
            <Quiet>{line.what}</Quiet>
            {line.hours && <Quiet>{line.hours}</Quiet>}
          </Card>
        </li>
      ))}
    </ul>
  );
}
