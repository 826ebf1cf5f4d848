/** What shows or holds other things: a bar of progress, a part that opens, tabs, a toolbar, and words while waiting. */
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/words';
import { Icon } from './Icon';
import css from './shown.module.css';

interface ProgressProps {
  label: string;
  /** How many are done, and of how many. While the whole is not known, give `of` as 0: the bar stays empty. */
  done: number;
  of: number;
  /** The amount in words, which is what is read aloud. */
  words: string;
}

/** Counts real things only: it never moves by itself. */
export function Progress({ label, done, of, words }: ProgressProps) {
  const share = of > 0 ? Math.min(1, done / of) : 0;
  return (
    <ProgressBar className={css.progress ?? ''} value={share * 100} valueLabel={words}>
      <Label>{label}</Label>
      <div className={css.track}><div className={css.fill} style={{ transform: `scaleX(${share})` }} /></div>
      <span className={css.value}>{words}</span>
    </ProgressBar>
  );
}

interface DisclosureProps {
  title: string;
  /** The heading level of the title. */
  level?: 2 | 3;
  startsOpen?: boolean;
  children: ReactNode;
}

export function Disclosure({ title, level = 3, startsOpen = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <AriaDisclosure className={css.disclosure ?? ''} isExpanded={open} onExpandedChange={setOpen}>
      <Heading level={level}>
        <AriaButton slot="trigger" className={css.opener ?? ''}>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />
          {title}
        </AriaButton>
      </Heading>
      <DisclosurePanel>{open && <div className={css.inside}>{children}</div>}</DisclosurePanel>
    </AriaDisclosure>
  );
}

interface TabsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  tabs: readonly { value: T; label: string; content: ReactNode }[];
}

export function Tabs<T extends string>({ label, value, onChange, tabs }: TabsProps<T>) {
  return (
    <AriaTabs className={css.tabs ?? ''} selectedKey={value} onSelectionChange={(key) => onChange(String(key) as T)}>
      <TabList className={css.tabList ?? ''} aria-label={label}>
        {tabs.map((tab) => <Tab key={tab.value} id={tab.value} className={css.tab ?? ''}>{tab.label}</Tab>)}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.value} id={tab.value} className={css.panel ?? ''}>{tab.content}</TabPanel>)}
    </AriaTabs>
  );
}

/** Buttons in a row that share one Tab stop; arrows move between them. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return <AriaToolbar className={css.toolbar ?? ''} aria-label={label}>{children}</AriaToolbar>;
}

/** Says that something is coming, but only after a moment: most answers are quicker than reading would be. */
export function Waiting() {
  const [late, setLate] = useState(false);
  const words = useWords();
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500);
    return () => clearTimeout(timer);
  }, []);
  return <p className={css.waiting} role="status">{late ? words('app-waiting') : ''}</p>;
}
