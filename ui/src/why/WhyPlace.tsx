/**
 * "Why was this decided?": one card with the same seven lines for every decision. Each line is words of a page, with the way to the
 * page, or says that it is not known. Where the file tells two ways both stand; nothing here chooses.
 */
import { useId, type ReactNode } from 'react';
import type { WhyView } from '../contract';
import { Card, Quiet, Stack, Trouble, Waiting } from '../controls';
import { useGo } from '../app/go';
import { PlaceBody, PlaceHead } from '../app/PlaceHead';
import { useReply } from '../reply';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { Accounts, Proofs } from './Proofs';
import { Rules } from './Rules';
import { NotHere } from './NotHere';
import { Said } from './Said';
import { WhatNext } from './WhatNext';
import css from './why.module.css';

export default function WhyPlace() {
  const words = useWords();
  const { here } = useGo();
  const key = here.key ?? '';
  const reply = useReply('why', { key }, [key]);
  return (
    <>
      <PlaceHead title={words('app-place-why')} />
      <PlaceBody>
        {reply.data === null ? (
          reply.failure ? <Trouble failure={reply.failure} onTry={reply.again} /> : <Waiting />
        ) : (
          <Stack>
            <WhyCard view={reply.data} />
            <WhatNext view={reply.data} />
          </Stack>
        )}
      </PlaceBody>
    </>
  );
}

function WhyCard({ view }: { view: WhyView }) {
  const words = useWords();
  const kind = useKind();
  return (
    <Card>
      <Quiet className={css.each ?? ''}>{words('why-each')}</Quiet>
      <Line title={words('why-what')}>
        <p className={css.main}>{view.title}</p>
        <Quiet small>{kind('event', view.kind)}</Quiet>
        <Proofs evidence={view.told} />
        {view.decided.length > 0 && (
          <>
            <p>{words('why-what-list')}</p>
            <Proofs evidence={view.decided} />
          </>
        )}
      </Line>
      <Line title={words('why-when')}>
        {view.dates.length > 1 && <p>{words('why-when-two', { count: view.dates.length })}</p>}
        <Accounts count={view.dates.length}>
          {view.dates.map((date, i) => (
            <li key={i}>
              <p className={css.main}>{date.when?.words ?? words('why-not-known')}</p>
              <HowDated how={date.how} known={date.when !== null} />
              {view.dates.length > 1 && <Proofs evidence={date.evidence} />}
            </li>
          ))}
        </Accounts>
      </Line>
      <Line title={words('why-who')}>
        {view.who.length === 0 && <p>{words('why-who-none')}</p>}
        {view.who.length > 1 && <p>{words('why-who-two', { count: view.who.length })}</p>}
        <Accounts count={view.who.length}>
          {view.who.map((one, i) => (
            <li key={i}>
              {one.who !== '' && <p className={css.main}>{one.who}</p>}
              <Proofs evidence={one.evidence} />
            </li>
          ))}
        </Accounts>
      </Line>
      <Line title={words('why-reason')}>
        {view.reasons.length === 0 && <p>{words('why-reason-none')}</p>}
        {view.reasons.length > 1 && <p>{words('why-reason-two', { count: view.reasons.length })}</p>}
        <Accounts count={view.reasons.length}>
          {view.reasons.map((one, i) => <li key={i}><Proofs evidence={one.evidence} /></li>)}
        </Accounts>
      </Line>
      <Line title={words('why-said')}><Said said={view.said} /></Line>
      <Line title={words('why-rules')}><Rules view={view} /></Line>
      <Line title={words('why-not-here')}><NotHere view={view} /></Line>
    </Card>
  );
}

/** In a sentence, how a date is known. */
function HowDated({ how, known }: { how: string; known: boolean }) {
  const words = useWords();
  if (!known) return <Quiet small>{words('timeline-how-none')}</Quiet>;
  if (how === 'person') return <Quiet small>{words('timeline-how-person')}</Quiet>;
  if (how === 'written') return <Quiet small>{words('timeline-how-written')}</Quiet>;
  return <Quiet small>{words('timeline-how-worked-out', { how })}</Quiet>;
}

/** One of the seven lines. */
function Line({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.line} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={css.told}>{children}</div>
    </section>
  );
}
