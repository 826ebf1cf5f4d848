/** The two ways on from the card: a question of one's own that is tied to the page, and what one remembers of that time. */
import { useState } from 'react';
import type { WhyView } from '../contract';
import { Button, Card, Row } from '../controls';
import { useSay } from '../app/say';
import { AddMemory } from '../timeline/AddMemory';
import { AskAbout } from '../timeline/AskAbout';
import { useWords } from '../words/words';

type Doing = 'looking' | 'asking' | 'remembering';

export function WhatNext({ view }: { view: WhyView }) {
  const words = useWords();
  const say = useSay();
  const [doing, setDoing] = useState<Doing>('looking');
  /** What was left undone: its button has the focus again. */
  const [left, setLeft] = useState<Doing>('looking');
  const turn = (to: Doing, from: Doing = 'looking') => {
    setLeft(from);
    setDoing(to);
  };
  const asked = () => {
    turn('looking');
    say({ message: words('timeline-asked'), focusAfter: 'why-ask' });
  };
  if (doing === 'asking') {
    return (
      <Card label={words('timeline-ask')}>
        <AskAbout proof={view.reasons[0]?.evidence[0] ?? view.told[0]} onLeave={() => turn('looking', 'asking')} onAsked={asked} />
      </Card>
    );
  }
  if (doing === 'remembering') {
    return <AddMemory whenWords={view.dates[0]?.when?.words ?? ''} focusAfter="remember-it" onDone={() => turn('looking')} onLeave={() => turn('looking', 'remembering')} />;
  }
  return (
    <Row>
      <Button icon="circle-question-mark" keep="why-ask" autoFocus={left === 'asking'} onPress={() => turn('asking')}>{words('timeline-ask')}</Button>
      <Button icon="footprints" keep="remember-it" autoFocus={left === 'remembering'} onPress={() => turn('remembering')}>{words('timeline-add-memory')}</Button>
    </Row>
  );
}
