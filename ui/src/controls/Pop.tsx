/** Things that open beside a button: a panel (Pop), a menu of actions (Menu) and a choice of one from many (Select). */
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import field from './field.module.css';
import css from './over.module.css';

interface PopProps {
  /** The words on the button. */
  button: ReactNode;
  icon?: IconName;
  /** The panel's name. */
  title: string;
  children: ReactNode;
  keep?: string;
}

export function Pop({ button, icon, title, children, keep }: PopProps) {
  const words = useWords();
  return (
    <DialogTrigger>
      <Button {...(icon ? { icon } : {})} {...(keep ? { keep } : {})}>{button}</Button>
      <Popover className={css.pop ?? ''} offset={6}>
        <Dialog className={css.popBody ?? ''} aria-label={title}>
          {({ close }) => (
            <>
              {children}
              <Button onPress={close}>{words('app-close')}</Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

export interface MenuAction {
  id: string;
  label: string;
  icon?: IconName;
  isDisabled?: boolean;
}

interface MenuProps {
  button: ReactNode;
  icon?: IconName;
  /** A fuller name, when the words on the button are short. It must begin with them. */
  label?: string;
  actions: readonly MenuAction[];
  onAction: (id: string) => void;
  keep?: string;
}

export function Menu({ button, icon, label, actions, onAction, keep }: MenuProps) {
  return (
    <MenuTrigger>
      <Button {...(icon ? { icon } : {})} {...(label ? { 'aria-label': label } : {})} {...(keep ? { keep } : {})}>{button}</Button>
      <Popover className={css.pop ?? ''} offset={6}>
        <AriaMenu className={css.list ?? ''} onAction={(key) => onAction(String(key))}>
          {actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className={css.item ?? ''} textValue={action.label} isDisabled={action.isDisabled ?? false}>
              {action.icon && <Icon name={action.icon} />}
              {action.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
}

export function Select<T extends string>({ label, value, onChange, options }: SelectProps<T>) {
  return (
    <AriaSelect className={field.field ?? ''} value={value} onChange={(key) => onChange(String(key) as T)}>
      <Label className={field.label ?? ''}>{label}</Label>
      <Button><SelectValue /><Icon name="chevron-down" /></Button>
      <Popover className={css.pop ?? ''} offset={4}>
        <ListBox className={css.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={css.item ?? ''}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
