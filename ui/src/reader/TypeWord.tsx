/**
 * Typing the right word for one that was read wrongly from a picture: the picture of just that word above the box to type in,
 * and a way to the words before and after it. What is typed wins everywhere, and Undo takes it back.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageView } from '../contract';
import { Button, Card, Quiet, Row, Stack, TextField, Trouble } from '../controls';
import { useSay } from '../app/say';
import { useUndo } from '../app/undo';
import { call } from '../desk';
import { changed, useAsk } from '../reply';
import { useWords } from '../words/words';
import { wordsOf } from './layout';
import { pictureAddress } from './PagePicture';
import type { Stretch } from './selection';
import { cropOf, readWords, wordToType } from './unsure';
import css from './typeword.module.css';

interface TypeWordProps {
  page: PageView;
  /** The words that the person chose: one to type, or where to look for one. */
  wanted: Stretch;
  focusAfter: string;
  onChanged: () => void;
  onClose: () => void;
}

const LONGEST = 200;

export function TypeWord({ page, wanted, focusAfter, onChanged, onClose }: TypeWordProps) {
  const words = useWords();
  const say = useSay();
  const { undo } = useUndo();
  const ask = useAsk();
  const all = useMemo(() => readWords(page), [page]);
  const [at, setAt] = useState<Stretch>(() => wordToType(page, wanted));
  const was = wordsOf(page, at.start, at.end, words('read-removed'));
  const [typed, setTyped] = useState(was);
  const box = useRef<HTMLDivElement>(null);
  const crop = cropOf(page, at);
  const before = all.findLast((word) => word.end <= at.start);
  const after = all.find((word) => word.start >= at.end);
  const old = page.typed.find((one) => one.start < at.end && one.end > at.start);

  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.scrollIntoView?.({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const goTo = (word: Stretch | undefined) => {
    if (!word) return;
    setAt(word);
    setTyped(wordsOf(page, word.start, word.end, words('read-removed')));
  };
  const leave = () => {
    onClose();
    queueMicrotask(() => document.querySelector<HTMLElement>(`[data-keep="${focusAfter}"]`)?.focus());
  };
  const save = (now: string) =>
    ask.run(async () => {
      await call('type_word', { seq: page.seq, start: at.start, end: at.end, words: now });
      onClose();
      onChanged();
      changed();
      say({ message: words('read-word-kept'), actions: [{ label: words('app-undo'), onPress: undo }], focusAfter });
    });
  const isNew = typed.trim() !== '' && typed.trim() !== was;

  return (
    <div
      ref={box}
      className={css.box}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        leave();
      }}
    >
      <Card label={words('read-word-title')}>
        <Stack gap="small">
          <p className={css.title}>{words('read-word-title')}</p>
          {crop && page.picture !== null && (
            <div className={css.crop} style={{ aspectRatio: `${crop.w * page.width} / ${crop.h * page.height}` }}>
              <img
                src={pictureAddress(page.picture, 2000)}
                alt={words('read-word-picture', { was })}
                style={{ inlineSize: `${100 / crop.w}%`, insetInlineStart: `${(-100 * crop.x) / crop.w}%`, insetBlockStart: `${(-100 * crop.y) / crop.h}%` }}
              />
            </div>
          )}
          <TextField label={words('read-word-label')} help={words('read-word-help', { was })} value={typed} onChange={setTyped} onEnter={() => isNew && void save(typed)} maxLength={LONGEST} autoFocus autoComplete="off" spellCheck={false} />
          {old && <Quiet small>{words('read-word-was', { was: old.was })}</Quiet>}
          <Trouble failure={ask.failure} onClose={ask.clear} />
          <Row>
            <Button tone="primary" isDisabled={ask.busy || !isNew} onPress={() => void save(typed)}>{words('read-save-note')}</Button>
            {old && <Button isDisabled={ask.busy} onPress={() => void save(old.was)}>{words('read-word-back')}</Button>}
            <Button onPress={leave}>{words('read-leave-it')}</Button>
          </Row>
          <Row>
            <Button tone="quiet" isDisabled={!before} onPress={() => goTo(before)}>{words('read-word-before')}</Button>
            <Button tone="quiet" isDisabled={!after} onPress={() => goTo(after)}>{words('read-word-after')}</Button>
          </Row>
        </Stack>
      </Card>
    </div>
  );
}
