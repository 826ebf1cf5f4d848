/**
 * The words on one page, exactly as written. One reading cursor, a sentence at a time, is what the keys, the menu, the marks
 * and the picture share. Nothing is opened, marked or explained until the person asks for it.
 */
import { flushSync } from 'react-dom';
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { PageView } from '../contract';
import { ActMenu, Button, Quiet, Row, Trouble } from '../controls';
import { Cover, placeOf } from '../covers/Cover';
import { useAsk, useReply } from '../reply';
import { useWords } from '../words/words';
import { ActionBar, type Picked } from './ActionBar';
import { Arrived } from './Arrived';
import { useCopy } from './copying';
import { Draft } from './Draft';
import { FromPicture } from './FromPicture';
import { HardWord, Removed } from './InFlow';
import { useKeepNote, type NewNote } from './keepNote';
import { actsOn, type ActId } from './kinds';
import { layOut, tight, wordsOf } from './layout';
import { PageState } from './PageState';
import { Paragraph } from './Paragraph';
import type { Stretch } from './selection';
import { TypeWord } from './TypeWord';
import css from './reader.module.css';

export interface WordsHandle {
  /** Shows the words that the person came for, and says so; false when there are none. */
  arrive: () => boolean;
  /** Puts the reading cursor on the sentence at this place. */
  goTo: (place: number) => void;
}

interface WordsProps {
  ref: Ref<WordsHandle>;
  page: PageView;
  wanted: { start?: number | undefined; end?: number | undefined };
  /** Words that were searched for. */
  find: string | null;
  onAt: (at: Stretch | null) => void;
  onChanged: () => void;
}

/** Sentences that the cursor covers, by number: `from` stays while Shift is held, `to` moves. */
interface Cursor {
  from: number;
  to: number;
  isShown: boolean;
}

interface Opened {
  /** `term-12` or `hole-40`: also the `data-keep` of what opened it. */
  name: string;
  end: number;
  takesFocus: boolean;
}

export function Words({ ref, page, wanted, find, onAt, onChanged }: WordsProps) {
  const words = useWords();
  const removed = words('read-removed');
  const acts = actsOn(page);
  const ask = useAsk();
  const keep = useKeepNote(onChanged);
  const copy = useCopy();
  const pane = useRef<HTMLElement>(null);
  const laid = useMemo(() => layOut(page, wanted), [page, wanted.start, wanted.end]);
  const sentences = useMemo(() => laid.flatMap((paragraph) => paragraph.sentences), [laid]);
  const [cursor, setCursor] = useState<Cursor>({ from: 0, to: 0, isShown: false });
  const [open, setOpen] = useState<Opened[]>([]);
  const [draft, setDraft] = useState<NewNote | null>(null);
  const [typing, setTyping] = useState<Stretch | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [menu, setMenu] = useState<{ stretch: Stretch; beside: Element } | null>(null);
  const [arrived, setArrived] = useState(false);
  const look = useReply('covers', {}).data?.look ?? 'panel';
  /** Where the reading goes on once the page is there again: a place in its text, or a cover, as `c12`. */
  const goOn = useRef<number | string | null>(null);

  const range = useMemo((): Stretch | null => {
    const [first, last] = [sentences[Math.min(cursor.from, cursor.to)], sentences[Math.max(cursor.from, cursor.to)]];
    return first && last ? { start: first.start, end: last.end } : null;
  }, [cursor, sentences]);
  const head = sentences[cursor.to];
  useEffect(() => onAt(cursor.isShown ? range : null), [cursor.isShown, onAt, range]);

  const focusCursor = () => {
    const button = pane.current?.querySelector<HTMLElement>('[data-keep="reading-cursor"]');
    button?.focus({ preventScroll: true });
    button?.nextElementSibling?.scrollIntoView?.({ block: 'nearest' });
  };
  const moveTo = (to: number, extend: boolean) => {
    if (to < 0 || to >= sentences.length) return;
    // Drawn at once: a key pressed right after this one must find the cursor where it is now.
    flushSync(() => setCursor((old) => ({ from: extend ? old.from : to, to, isShown: true })));
    focusCursor();
  };
  const sentenceAt = (place: number) => Math.max(0, sentences.findLastIndex((sentence) => sentence.start <= place));

  useImperativeHandle(ref, () => ({
    arrive: () => {
      const first = laid.flatMap((p) => p.sentences.flatMap((s) => s.pieces)).find((piece) => piece.wanted || (wanted.start === undefined && piece.found));
      if (!first) return false;
      const at = sentenceAt(first.start);
      setCursor({ from: at, to: at, isShown: false });
      setArrived(true);
      requestAnimationFrame(() => pane.current?.querySelector(`[data-start="${first.start}"]`)?.scrollIntoView?.({ block: 'center' }));
      return true;
    },
    goTo: (place) => moveTo(sentenceAt(place), false),
  }));

  useEffect(() => {
    const to = goOn.current;
    goOn.current = null;
    if (to === null) return;
    // After the drawing is done, because the cursor is drawn at once when it moves.
    queueMicrotask(() => {
      if (typeof to === 'number') moveTo(sentenceAt(to), false);
      else pane.current?.querySelector<HTMLElement>(`[data-keep="cover-${to}"]`)?.focus();
    });
  }, [page]);
  const leaveCover = (end: number) => {
    const next = sentences.findIndex((sentence) => sentence.start >= end);
    if (next >= 0) moveTo(next, false);
    else document.querySelector<HTMLElement>('[data-keep="page-after"]')?.focus();
  };
  /** The covers that stand before this paragraph and after the one above it. */
  const coversBetween = (from: number, to: number) => page.covers.filter((cover) => placeOf(cover) >= from && placeOf(cover) < to).map((cover) => (
    <Cover
      key={cover.start}
      seq={page.seq}
      cover={cover}
      look={look}
      onLeave={() => leaveCover(cover.end)}
      onTurned={(focus) => {
        goOn.current = focus === 'cover' ? String(cover.start) : focus;
        onChanged();
      }}
    />
  ));

  const showTerm = useCallback((at: number) => {
    const term = page.terms[at];
    if (term) toggle(`term-${term.start}`, term.end);
  }, [page.terms]);
  const partAt = (start: number) => page.blacked_out.find((part) => part.start <= start && start < Math.max(part.end, part.start + 1));
  const showHole = useCallback((start: number) => toggle(`hole-${start}`, start + 1), []);
  function toggle(name: string, end: number) {
    setOpen((old) => (old.some((one) => one.name === name) ? old.filter((one) => one.name !== name) : [...old, { name, end, takesFocus: true }]));
  }
  const close = (name: string) => {
    setOpen((old) => old.filter((one) => one.name !== name));
    pane.current?.querySelector<HTMLElement>(`[data-keep="${name}"]`)?.focus();
  };
  const allTerms = page.terms.map((term): Opened => ({ name: `term-${term.start}`, end: term.end, takesFocus: false }));
  const allOpen = allTerms.every((term) => open.some((one) => one.name === term.name));
  const explainAll = () => setOpen((old) => [...old.filter((one) => !one.name.startsWith('term-')), ...(allOpen ? [] : allTerms)]);
  const openActs = useCallback((stretch: Stretch, beside: Element) => setMenu({ stretch, beside }), []);

  const act = (id: ActId, stretch: Stretch) => {
    const [start, end] = tight(page, stretch.start, stretch.end);
    setPicked(null);
    if (start >= end) return;
    if (id === 'word') setTyping({ start, end });
    else if (id === 'copy') void ask.run(() => copy(page, wordsOf(page, start, end, removed)));
    else if (id === 'highlight') void ask.run(() => keep({ seq: page.seq, start, end, kind: id }, '', { quiet: false, focusAfter: 'reading-cursor' }));
    else setDraft({ seq: page.seq, start, end, kind: id });
  };
  const askAbout = (start: number, end: number) => setDraft({ seq: page.seq, start, end, kind: 'ask' });

  const onKeyDown = (e: KeyboardEvent<HTMLElement>) => {
    if (!(e.key === 'ArrowDown' || e.key === 'ArrowUp') || e.ctrlKey || e.altKey || e.metaKey || !(e.target instanceof HTMLElement)) return;
    if (e.target.closest('input, textarea, [role="toolbar"], [role="menu"]')) return;
    e.preventDefault();
    const by = e.key === 'ArrowDown' ? 1 : -1;
    const isFirst = !cursor.isShown && e.target.dataset['keep'] !== 'reading-cursor';
    moveTo(isFirst ? cursor.to : Math.min(sentences.length - 1, Math.max(0, cursor.to + by)), e.shiftKey);
  };
  const under = (place: number) => Math.max(0, laid.findIndex((paragraph) => place <= paragraph.end));
  const whole = page.blacked_out.filter((part) => part.whole_page || !page.runs.some((run) => run.kind === 'blacked_out' && run.start < part.end && run.end > part.start));
  const drafting = draft && (
    <Draft key={`${draft.kind}-${draft.start}`} note={draft} quote={wordsOf(page, draft.start, draft.end, removed)} focusAfter="reading-cursor" onChanged={onChanged} onClose={() => setDraft(null)} />
  );

  return (
    <section
      ref={pane}
      className={css.words}
      data-pane
      tabIndex={-1}
      aria-label={words('read-words-pane')}
      onKeyDown={onKeyDown}
      onFocus={(e) => e.target.dataset['keep'] === 'reading-cursor' && !cursor.isShown && setCursor({ ...cursor, isShown: true })}
      onClick={(e) => {
        const sentence = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-sentence]') : null;
        if (!sentence || !(window.getSelection()?.isCollapsed ?? true)) return;
        const unsure = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-unsure]') : null;
        if (unsure && page.scan === 'read') setTyping({ start: Number(unsure.dataset['start']), end: Number(unsure.dataset['end']) });
        const at = sentenceAt(Number(sentence.dataset['sentence']));
        setCursor({ from: at, to: at, isShown: true });
      }}
      onMouseOver={(e) => {
        const sentence = e.target instanceof Element ? e.target.closest<HTMLElement>('[data-sentence]') : null;
        if (sentence) onAt({ start: Number(sentence.dataset['sentence']), end: Number(sentence.dataset['to']) });
      }}
      onMouseLeave={() => onAt(cursor.isShown ? range : null)}
    >
      {arrived && <Arrived page={page} find={wanted.start === undefined ? find : null} sentence={head ? `sentence-${head.start}` : ''} onClose={() => { setArrived(false); moveTo(cursor.to, false); }} />}
      {page.words_state === 'read' && (
        <Row apart>
          <Quiet small>{words('read-as-written')}</Quiet>
          {page.terms.length > 1 && <Button tone="quiet" keep="explain-all" onPress={explainAll}>{words(allOpen ? 'read-explain-none' : 'read-explain-all')}</Button>}
        </Row>
      )}
      <Trouble failure={ask.failure} onClose={ask.clear} />
      {whole.map((part) => <Removed key={part.start} part={part} takesFocus={false} onAsk={() => askAbout(part.start, part.end)} />)}
      {page.scan !== 'no' && <FromPicture page={page} onChanged={onChanged} />}
      {page.words_state !== 'read' && !(page.scan !== 'no' && (page.words_state === 'picture_only' || page.words_state === 'blank')) && <PageState state={page.words_state} />}
      {page.covers.length > 0 && <Quiet small>{words('covers-looks')}</Quiet>}
      {laid.length === 0 && drafting}
      <div className={css.text} data-text-of-page>
        {laid.map((paragraph, i) => {
          const has = (place: number) => place >= paragraph.start && place < paragraph.end;
          const mine = open.filter((one) => under(one.end) === i);
          const reaches = range !== null && range.start < paragraph.end && range.end > paragraph.start;
          return (
            <div key={paragraph.start} className={css.block}>
              {coversBetween(laid[i - 1]?.start === undefined ? 0 : laid[i - 1]!.start + 1, paragraph.start + 1)}
              <Paragraph
                laid={paragraph}
                terms={page.terms}
                range={reaches ? range : null}
                head={head && has(head.start) ? head_(head.start) : null}
                isShown={cursor.isShown}
                open={mine.map((one) => one.name).join(' ')}
                onTerm={showTerm}
                onHole={showHole}
                onActs={openActs}
              />
              {mine.map((one) => {
                const at = Number(one.name.slice(5));
                const term = one.name.startsWith('term-') ? page.terms.find((t) => t.start === at) : undefined;
                const part = one.name.startsWith('hole-') ? partAt(at) : undefined;
                if (term) return <HardWord key={one.name} term={term} takesFocus={one.takesFocus} onClose={() => close(one.name)} />;
                return part ? <Removed key={one.name} part={part} takesFocus={one.takesFocus} onAsk={() => askAbout(part.start, part.end)} onClose={() => close(one.name)} /> : null;
              })}
              {draft && under(draft.end) === i && drafting}
              {typing && under(typing.end) === i && (
                <TypeWord key={`${typing.start}-${typing.end}`} page={page} wanted={typing} focusAfter="reading-cursor" onChanged={onChanged} onClose={() => setTyping(null)} />
              )}
            </div>
          );
        })}
        {coversBetween((laid.at(-1)?.start ?? -1) + 1, Infinity)}
      </div>
      <ActionBar acts={acts} pane={pane} picked={picked} onPicked={setPicked} onAct={act} />
      <ActMenu
        label={words('read-acts')}
        beside={menu?.beside ?? null}
        acts={acts.map((one) => ({ ...one, label: words(`read-act-${one.id}`) }))}
        onAct={(id) => menu && act(id as ActId, menu.stretch)}
        onClose={() => setMenu(null)}
      />
    </section>
  );

  /** The cursor's button says the sentences that it covers. */
  function head_(start: number): { start: number; words: string } {
    return { start, words: range ? wordsOf(page, range.start, range.end, removed).trim() : '' };
  }
}
