/**
 * What opens under a paragraph: what a hard word means, and what a blacked-out part usually is. A dialog that is named by its
 * own text and whose Close takes the focus, because that is what a screen reader on Linux says; the page stays usable beside it.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { BlackedOutView, MeaningView, TermView } from '../contract';
import { Button, Quiet, Row } from '../controls';
import { LeftUnderWords } from '../removed/LeftUnder';
import { kindWords } from '../removed/kinds';
import { dateOf } from '../words/day';
import { W, useWords } from '../words/words';
import css from './reader.module.css';

interface InFlowProps {
  /** Ids of more words that belong to the name, before its own text. */
  also?: string;
  /** The part of the text that is the name. */
  message: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  tone?: 'soft' | 'removed' | 'bar';
  takesFocus: boolean;
  /** Left out where the card always stands. */
  onClose?: (() => void) | undefined;
}

export function InFlow({ also = '', message, children, actions, tone = 'soft', takesFocus, onClose }: InFlowProps) {
  const words = useWords();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    box.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    if (tone !== 'bar') box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [takesFocus, tone]);
  const named = `${id} ${also}`.trim();
  return (
    <div
      ref={box}
      className={css.card}
      data-tone={tone}
      {...(onClose ? { role: 'dialog' } : { role: 'group' })}
      aria-labelledby={named}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || !onClose) return;
        e.stopPropagation();
        onClose();
      }}
    >
      <div id={id}>{message}</div>
      {children}
      {(onClose || actions) && (
        <Row>
          {onClose && <Button onPress={onClose}>{words('app-close')}</Button>}
          {actions}
        </Row>
      )}
    </div>
  );
}

export function HardWord({ term, takesFocus, onClose }: { term: TermView; takesFocus: boolean; onClose: () => void }) {
  const words = useWords();
  const [only] = term.meanings;
  if (term.certain && only && term.meanings.length === 1) {
    return (
      <InFlow takesFocus={takesFocus} onClose={onClose} message={<p><W id="read-means" facts={{ term: term.term, plain: only.plain }} /></p>}>
        <About meaning={only} />
      </InFlow>
    );
  }
  const message = (
    <>
      <p><W id={term.certain ? 'read-means-more' : 'read-means-two'} facts={{ term: term.term }} /></p>
      <ul className={css.meanings}>
        {term.meanings.map((meaning) => <li key={meaning.plain}>{meaning.plain}</li>)}
      </ul>
    </>
  );
  return (
    <InFlow takesFocus={takesFocus} onClose={onClose} message={message}>
      {term.meanings.map((meaning) => <About key={meaning.plain} meaning={meaning} named={term.meanings.length > 1} />)}
      {!term.certain && <Quiet small>{words('read-means-unsure')}</Quiet>}
    </InFlow>
  );
}

/** When a meaning held, where it comes from, and when that was last looked at. */
function About({ meaning, named = false }: { meaning: MeaningView; named?: boolean }) {
  const words = useWords();
  const parts = [
    meaning.note ? words('read-letters', { note: meaning.note }) : null,
    meaning.era ? words('read-era', { era: meaning.era }) : null,
    words('read-source', { source: meaning.source }),
    meaning.to_be_checked ? words('read-to-be-checked') : words('read-checked', { date: dateOf(meaning.checked) }),
  ];
  return <Quiet small>{named ? `${meaning.plain} ` : ''}{parts.filter(Boolean).join(' ')}</Quiet>;
}

interface RemovedProps {
  part: BlackedOutView;
  takesFocus: boolean;
  onAsk: () => void;
  onClose?: (() => void) | undefined;
}

/** What the council took out, as a class: never a guess at what is under it. */
export function Removed({ part, takesFocus, onAsk, onClose }: RemovedProps) {
  const words = useWords();
  const message = (
    <>
      <p><strong>{words(part.whole_page ? 'read-page-kept-back' : 'read-blacked-out')}</strong></p>
      <p>{part.usually}</p>
      {part.left_underneath && <p>{words('read-left-underneath')}</p>}
      <p>{words('read-removed-how', { kind: words(kindWords(part.kind)) })}</p>
    </>
  );
  return (
    <InFlow
      tone="removed"
      takesFocus={takesFocus}
      onClose={onClose}
      message={message}
      actions={<Button icon="circle-question-mark" onPress={onAsk}>{words('read-ask-about')}</Button>}
    >
      {part.left_underneath && <div><LeftUnderWords /></div>}
      {part.reason !== null && <p>{words('read-reason', { reason: part.reason })}</p>}
      {part.ask.length > 0 && (
        <div>
          <p>{words('read-how-to-ask')}</p>
          <ul>{part.ask.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </div>
      )}
      <Quiet small>{words('read-source', { source: part.source })}</Quiet>
    </InFlow>
  );
}
