/**
 * A menu of things to do with what the person is on, opened beside any element. Each action may have one letter, which works
 * only while the menu is open; Escape closes it and the focus goes back.
 */
import { Menu as AriaMenu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useEffect, useRef } from 'react';
import { Icon, type IconName } from './Icon';
import css from './over.module.css';

/** The menu has put its own focus by then. */
const SETTLED = 60;

export interface Act {
  id: string;
  label: string;
  icon: IconName;
  /** One small letter. */
  letter?: string;
}

interface ActMenuProps {
  label: string;
  /** What the menu stands beside; null while it is closed. */
  beside: Element | null;
  acts: readonly Act[];
  onAct: (id: string) => void;
  onClose: () => void;
}

export function ActMenu({ label, beside, acts, onAct, onClose }: ActMenuProps) {
  const anchor = useRef<Element | null>(null);
  anchor.current = beside;
  const box = useRef<HTMLDivElement>(null);
  // Opened by a screen reader's press, the menu itself would be left with the focus, which is silent on Linux; its first item is not.
  useEffect(() => {
    if (beside === null) return undefined;
    const timer = setTimeout(() => {
      if (document.activeElement?.getAttribute('role') !== 'menuitem') box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [beside]);
  const act = (id: string) => {
    onClose();
    onAct(id);
  };
  return (
    <Popover className={css.pop ?? ''} aria-label={label} triggerRef={anchor} isOpen={beside !== null} onOpenChange={(open) => !open && onClose()} placement="bottom start" offset={6}>
      <div
        ref={box}
        onKeyDownCapture={(e) => {
          if (e.ctrlKey || e.metaKey || e.altKey) return;
          const chosen = acts.find((one) => one.letter === e.key.toLowerCase());
          if (!chosen) return;
          e.preventDefault();
          e.stopPropagation();
          act(chosen.id);
        }}
      >
        <AriaMenu className={css.list ?? ''} aria-label={label} autoFocus="first" onAction={(key) => act(String(key))} onClose={onClose}>
          {acts.map((one) => (
            <MenuItem key={one.id} id={one.id} className={css.item ?? ''} textValue={one.label} {...(one.letter ? { 'aria-keyshortcuts': one.letter.toUpperCase() } : {})}>
              <Icon name={one.icon} />
              <span className={css.itemWords}>{one.label}</span>
              {one.letter && <kbd aria-hidden="true" className={css.letter}>{one.letter.toUpperCase()}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </div>
    </Popover>
  );
}
