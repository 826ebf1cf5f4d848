/** The page around everything before a safe place is open: one heading, what to do, and the look of it at the foot. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, Pop } from '../controls';
import { HelpCard } from '../help/HelpCard';
import { LookButton } from '../look/LookPanel';
import { useWords } from '../words/words';
import css from './place.module.css';

interface OutsideProps {
  title: string;
  children: ReactNode;
  onBack?: () => void;
  /** Focus starts on the first control, so that a new step is heard. Not on the very first screen. */
  takesFocus?: boolean;
  /** A narrow, centred form. */
  lock?: boolean;
}

export function Outside({ title, children, onBack, takesFocus = true, lock = false }: OutsideProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    document.documentElement.scrollTop = 0;
    // A screen that is only read has its first control in the foot: the way back.
    const first = box.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button') ?? document.querySelector<HTMLElement>('[data-pane="foot"] button');
    first?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <div className={css.outside}>
      <main id="main" tabIndex={-1} aria-labelledby="place-title" className={lock ? css.lock : css.sheet} data-pane="main">
        <h1 id="place-title">{title}</h1>
        <div ref={box} className={css.starts}>{children}</div>
      </main>
      <footer className={css.foot} data-pane="foot">
        {onBack ? <Button icon="arrow-left" onPress={onBack}>{words('place-back')}</Button> : <LookButton />}
        {onBack && <LookButton />}
        <Pop icon="life-buoy" button={words('place-lock-talk')} title={words('app-place-help')}>
          <HelpCard />
        </Pop>
      </footer>
    </div>
  );
}
