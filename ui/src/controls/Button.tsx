/** A thing to press. One `primary` on a screen; `quiet` looks like a link. Its words are a verb and a thing. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Icon, type IconName } from './Icon';
import css from './button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  tone?: 'primary' | 'plain' | 'quiet';
  icon?: IconName;
  /** Fills the line, words at the start. */
  wide?: boolean;
  /** For a button that stays on: also said as `aria-pressed`. */
  on?: boolean;
  /** Names this control so that focus can come back to it after a visit elsewhere. */
  keep?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = 'plain', icon, wide, on, keep, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      className={css.button ?? ''}
      data-tone={tone}
      data-wide={wide}
      data-on={on}
      data-keep={keep}
    >
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}
