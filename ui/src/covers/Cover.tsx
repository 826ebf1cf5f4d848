/**
 * A cover over a hard passage, with its doors: leave it, one sentence at a time, read it. The words under it are not in the
 * window until a door is opened; then the desk is asked for them.
 */
import { useId, useState } from 'react';
import type { CoverLookView, CoverView } from '../contract';
import { Button, Menu, Quiet, Row, Trouble } from '../controls';
import { useSay } from '../app/say';
import { call } from '../desk';
import { useAsk } from '../reply';
import { useWords } from '../words/words';
import { useCoverLine } from './line';
import css from './covers.module.css';

interface CoverProps {
  seq: number;
  cover: CoverView;
  look: CoverLookView;
  /** The page has to be asked for again; `focus` is where the reading goes on: a place in the text, or this cover. */
  onTurned: (focus: number | 'cover') => void;
  /** Leaves the cover as it is and goes on after it. */
  onLeave: () => void;
}

export const isOpen = (cover: CoverView) => cover.sentences.every((sentence) => sentence.open);

/** Where a cover stands in the text: at its first closed sentence, or after its last one when all are open. */
export function placeOf(cover: CoverView): number {
  return cover.sentences.find((sentence) => !sentence.open)?.start ?? cover.end;
}

export function Cover({ seq, cover, look, onTurned, onLeave }: CoverProps) {
  const words = useWords();
  const say = useCoverLine();
  const tell = useSay();
  const ask = useAsk();
  const id = useId();
  const [wide, setWide] = useState(false);
  const next = cover.sentences.find((sentence) => !sentence.open);
  const left = cover.sentences.filter((sentence) => !sentence.open).length;
  const started = left < cover.sentences.length;
  const open = (start: number, end: number) => void ask.run(async () => {
    await call('open_cover', { seq, start, end });
    onTurned(start);
  });
  const close = () => void ask.run(async () => {
    await call('close_cover', { seq, start: cover.start, end: cover.end });
    onTurned('cover');
  });
  const stopCovering = (id: string) => void ask.run(async () => {
    const [of, kind] = id.split(':');
    await call('turn_covers', { of: of === 'kind' ? 'kind' : of === 'page' ? 'page' : 'paper', kind: kind ?? null, seq, on: false });
    onTurned(cover.start);
    tell({ message: words('covers-turned-off'), focusAfter: 'reading-cursor' });
  });
  const again = <Button keep={`cover-again-${cover.start}`} onPress={close}>{words('covers-again')}</Button>;
  if (next === undefined) {
    return (
      <section className={css.opened} aria-labelledby={id}>
        <p id={id}>{words('covers-open-here', { what: say.what(cover.line) })}</p>
        <Row>{again}</Row>
        <Trouble failure={ask.failure} onClose={ask.clear} />
      </section>
    );
  }
  const short = look === 'line' && !wide && !started;
  return (
    <section className={css.cover} aria-labelledby={id} data-cover={cover.start}>
      <p id={id} className={css.line}>{started ? words('covers-left', { count: left }) : say.whole(cover.line)}</p>
      {!started && !short && <Quiet small>{words('covers-choose')}</Quiet>}
      {short ? (
        <Row><Button keep={`cover-${cover.start}`} onPress={() => setWide(true)}>{words('covers-show-doors')}</Button></Row>
      ) : started ? (
        <Row>
          <Button keep={`cover-${cover.start}`} onPress={onLeave}>{words('covers-stop')}</Button>
          <Button onPress={() => open(next.start, next.end)}>{words('covers-next')}</Button>
          {again}
        </Row>
      ) : (
        <Row>
          <Button autoFocus={wide} keep={`cover-${cover.start}`} onPress={onLeave}>{words('covers-leave')}</Button>
          {cover.sentences.length > 1 && <Button onPress={() => open(next.start, next.end)}>{words('covers-one')}</Button>}
          <Button onPress={() => open(cover.start, cover.end)}>{words('covers-read')}</Button>
          <Menu
            icon="ellipsis"
            keep={`cover-more-${cover.start}`}
            button={words('covers-more')}
            label={words('covers-more')}
            actions={[
              ...cover.kinds.map((kind, i) => ({ id: `kind:${kind}`, label: words('covers-more-kind', { what: cover.line.what[i] ?? kind }) })),
              { id: 'page', label: words('covers-more-page') },
              { id: 'paper', label: words('covers-more-paper') },
            ]}
            onAction={stopCovering}
          />
        </Row>
      )}
      <Trouble failure={ask.failure} onClose={ask.clear} />
    </section>
  );
}
