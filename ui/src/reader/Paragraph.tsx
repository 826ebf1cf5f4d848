/** One paragraph as written: real text that can be selected, with its marks, hard words and blacked-out parts. */
import { Fragment, memo, type KeyboardEvent } from 'react';
import type { NoteView, TermView } from '../contract';
import { Icon, VisuallyHidden } from '../controls';
import { useWords } from '../words/words';
import { byTerm, type Paragraph as Laid, type Piece, type Sentence } from './layout';
import type { Stretch } from './selection';
import css from './reader.module.css';

interface ParagraphProps {
  laid: Laid;
  terms: readonly TermView[];
  /** Sentences that the reading cursor covers; null when it is elsewhere. */
  range: Stretch | null;
  /** The sentence whose button moves the cursor, and its words as they are said; null when it is elsewhere. */
  head: { start: number; words: string } | null;
  /** False until the person has used the cursor: then it is only there for the keyboard. */
  isShown: boolean;
  /** What is open in this paragraph, as a list of starts, so that it compares by value. */
  open: string;
  onTerm: (term: number) => void;
  onHole: (start: number) => void;
  onActs: (stretch: Stretch, beside: Element) => void;
}

export const Paragraph = memo(function Paragraph(p: ParagraphProps) {
  const words = useWords();
  const opened = new Set(p.open.split(' '));
  const inRange = (sentence: Sentence) => p.range !== null && sentence.start < p.range.end && sentence.end > p.range.start;
  return (
    <>
      <p className={css.para}>
        {p.laid.sentences.map((sentence) => (
          <Fragment key={sentence.start}>
            {p.head?.start === sentence.start && (
              <button
                type="button"
                className={css.cursor}
                data-idle={!p.isShown}
                data-keep="reading-cursor"
                aria-label={p.head.words}
                aria-haspopup="menu"
                onClick={(e) => p.onActs(p.range ?? sentence, e.currentTarget)}
              >
                <Icon name="ellipsis" />
              </button>
            )}
            <span id={`sentence-${sentence.start}`} className={css.sentence} data-sentence={sentence.start} data-to={sentence.end} data-cursor={p.isShown && inRange(sentence)}>
              {byTerm(sentence.pieces).map(({ term, pieces }) => {
                const shown = pieces.map((piece) => <OnePiece key={piece.start} piece={piece} opened={opened} onHole={p.onHole} />);
                if (term === null) return shown;
                const start = p.terms[term]?.start ?? 0;
                return <Pressed key={`term-${start}`} className={css.term} isOpen={opened.has(`term-${start}`)} keep={`term-${start}`} onPress={() => p.onTerm(term)}>{shown}</Pressed>;
              })}
            </span>
          </Fragment>
        ))}
      </p>
      <button type="button" className={css.paraActs} aria-haspopup="menu" data-keep={`acts-${p.laid.start}`} onClick={(e) => p.onActs(p.laid, e.currentTarget)}>{words('read-para-acts')}</button>
    </>
  );
});

interface PressedProps {
  className: string | undefined;
  isOpen: boolean;
  keep: string;
  onPress: () => void;
  children: React.ReactNode;
}

/** A button inside running text. It is no `button`, because its words must break over lines and be selectable like the rest. */
function Pressed({ className, isOpen, keep, onPress, children }: PressedProps) {
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' && e.key !== ' ') return;
    e.preventDefault();
    onPress();
  };
  const onClick = () => {
    // Letting go at the end of a selection is no press.
    if (window.getSelection()?.isCollapsed ?? true) onPress();
  };
  return (
    <span role="button" tabIndex={0} className={className} aria-expanded={isOpen} data-keep={keep} onKeyDown={onKeyDown} onClick={onClick}>
      {children}
    </span>
  );
}

function OnePiece({ piece, opened, onHole }: { piece: Piece; opened: ReadonlySet<string>; onHole: (start: number) => void }) {
  const words = useWords();
  const note: NoteView | undefined = piece.notes.at(-1);
  const place = { 'data-start': piece.start, 'data-end': piece.end };
  const marks = { 'data-mark': note?.kind, 'data-notes': piece.notes.length > 0 ? piece.notes.map((one) => one.id).join(' ') : undefined, 'data-first': (note && piece.begins.includes(note)) || undefined, 'data-wanted': piece.wanted || undefined, 'data-unsure': piece.unsure || undefined };
  return (
    <>
      {piece.begins.map((one) => <VisuallyHidden key={one.id}>{words('read-mark-start', { kind: words(`read-kind-${one.kind}`) })}</VisuallyHidden>)}
      {piece.hole ? (
        <Pressed className={css.hole} isOpen={opened.has(`hole-${piece.start}`)} keep={`hole-${piece.start}`} onPress={() => onHole(piece.start)}>
          <span {...place} {...marks} data-hole className={css.piece}>{words('read-removed')}</span>
        </Pressed>
      ) : piece.found ? (
        <mark {...place} {...marks} className={css.piece} data-found>{piece.text}</mark>
      ) : (
        <span {...place} {...marks} className={css.piece}>{piece.text}</span>
      )}
      {piece.unsure && <VisuallyHidden>{words('read-may-be-wrong')}</VisuallyHidden>}
      {piece.ends.map((one) => <VisuallyHidden key={one.id}>{words('read-mark-end')}</VisuallyHidden>)}
    </>
  );
}
