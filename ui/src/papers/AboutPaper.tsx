/** What the paper of this page is, why the app thinks so with its words, and what the person can say instead. */
import { useState } from 'react';
import { useGo } from '../app/go';
import type { PaperView } from '../contract';
import { Ask, Button, Quiet, Row, Stack, Trouble } from '../controls';
import { useQuote } from '../covers/line';
import { call } from '../desk';
import { useKind } from '../words/kinds';
import { useWords } from '../words/words';
import { ChangePaper } from './ChangePaper';
import { useDeciding } from './deciding';
import { MovePage } from './MovePage';
import css from './papers.module.css';

type Open = 'no' | 'about' | 'change' | 'move';

export function AboutPaper({ seq, view }: { seq: number; view: PaperView }) {
  const words = useWords();
  const [open, setOpen] = useState<Open>('no');
  const close = () => setOpen('no');
  return (
    <>
      <Button icon="file-text" keep="about-paper" onPress={() => setOpen('about')}>{words('papers-about')}</Button>
      <Ask isOpen={open === 'about'} onClose={close} title={words('papers-about')} wide actions={[{ label: words('app-close'), onPress: close }]}>
        <About seq={seq} view={view} onClose={close} onOpen={setOpen} />
      </Ask>
      <ChangePaper isOpen={open === 'change'} seq={seq} view={view} onClose={close} />
      <MovePage isOpen={open === 'move'} seq={seq} fileId={view.file_id} own={view.paper.id} onClose={close} />
    </>
  );
}

interface AboutProps {
  seq: number;
  view: PaperView;
  onClose: () => void;
  onOpen: (what: Open) => void;
}

function About({ seq, view, onClose, onOpen }: AboutProps) {
  const words = useWords();
  const quoted = useQuote();
  const kind = useKind();
  const { go } = useGo();
  const deciding = useDeciding();
  const { paper, said, read_as: read } = view;
  const act = async (name: 'cut_paper' | 'join_paper' | 'back', told: string) => {
    onClose();
    await deciding.decide(() => (name === 'back' ? call('move_page', { seq, to: null }) : call(name, { seq })), told, { seq });
  };
  const named = kind('document', paper.kind);
  const where = { kind: named, first: paper.first_page, last: paper.last_page };
  return (
    <Stack>
      <ul role="list" className={css.facts}>
        <Fact text={words(paper.first_page === paper.last_page ? 'papers-about-one' : 'papers-about-what', where)} said={said.kind} />
        <Fact text={paper.title ? words('papers-title', { title: paper.title }) : words('papers-no-title')} said={said.title} />
        <Fact text={paper.when ? words('papers-date', { when: paper.when.words }) : words('papers-no-date')} said={said.date} />
        <li>{words('papers-in', { file: paper.file })}</li>
        {paper.copy_of !== null && <li>{words('papers-copy-note')}</li>}
        {view.moved && <li>{words('papers-moved-here')}</li>}
      </ul>
      {read && <Quiet>{words('papers-read-as', { kind: kind('document', read.kind), title: read.title, when: read.when?.words ?? '' })}</Quiet>}
      <section aria-labelledby="papers-why">
        <h3 id="papers-why">{words('papers-why')}</h3>
        {view.why.length === 0 ? (
          <p>{words('papers-why-none')}</p>
        ) : (
          <ul role="list" className={css.facts}>
            {view.why.map(({ sign, evidence: e }) => (
              <li key={`${sign}-${e.seq}-${e.start}`}>
                {words(`papers-sign-${sign}`)}{' '}
                <Button
                  tone="quiet"
                  aria-label={words('papers-quote-open', { seq: e.seq, quote: quoted(e) })}
                  onPress={() => { onClose(); go({ place: 'read', seq: e.seq, start: e.start, end: e.end }); }}
                >
                  {words('papers-quote', { quote: quoted(e) })}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Trouble failure={deciding.failure} onClose={deciding.clear} />
      <Row>
        <Button icon="pen-line" onPress={() => onOpen('change')}>{words('papers-change')}</Button>
        {view.can_cut && <Button icon="scissors" onPress={() => void act('cut_paper', 'papers-did-cut')}>{words('papers-cut')}</Button>}
        {view.can_join && <Button icon="combine" onPress={() => void act('join_paper', 'papers-did-join')}>{words('papers-join')}</Button>}
        {view.moved ? (
          <Button onPress={() => void act('back', 'papers-did-move-back')}>{words('papers-move-back')}</Button>
        ) : (
          <Button onPress={() => onOpen('move')}>{words('papers-move')}</Button>
        )}
        <Button icon="files" onPress={() => { onClose(); go({ place: 'papers', key: String(view.file_id), seq }); }}>{words('papers-review')}</Button>
      </Row>
    </Stack>
  );
}

function Fact({ text, said }: { text: string; said: boolean }) {
  const words = useWords();
  return <li>{text}{said && <span className={css.said}>{words('papers-you-said')}</span>}</li>;
}
