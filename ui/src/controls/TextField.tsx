/** A labelled box to type in. With `lines` it holds running text. Help and problems are tied to it for screen readers. */
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { VisuallyHidden } from './VisuallyHidden';
import css from './field.module.css';

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  /** What is wrong and what to do, in words. */
  problem?: ReactNode;
  /** More than one line, this many tall at first. */
  lines?: number;
  type?: 'text' | 'password' | 'search';
  autoFocus?: boolean;
  autoComplete?: string;
  spellCheck?: boolean;
  maxLength?: number;
  isDisabled?: boolean;
  /** Keeps the label for screen readers only: for a search box that says what it is beside itself. */
  hideLabel?: boolean;
  onEnter?: () => void;
  onBlur?: () => void;
  /** Controls that belong to the box and stand after it. */
  after?: ReactNode;
  keep?: string;
}

export function TextField(p: TextFieldProps) {
  const label = <Label className={css.label ?? ''}>{p.label}</Label>;
  const shared = { className: css.input ?? '', 'data-keep': p.keep, 'data-invalid': p.problem ? true : undefined };
  return (
    <AriaTextField
      className={css.field ?? ''}
      value={p.value}
      onChange={p.onChange}
      isInvalid={Boolean(p.problem)}
      validationBehavior="aria"
      type={p.type ?? 'text'}
      autoComplete={p.autoComplete ?? 'off'}
      spellCheck={p.spellCheck === undefined ? 'false' : p.spellCheck ? 'true' : 'false'}
      {...(p.autoFocus === undefined ? {} : { autoFocus: p.autoFocus })}
      {...(p.maxLength === undefined ? {} : { maxLength: p.maxLength })}
      {...(p.isDisabled === undefined ? {} : { isDisabled: p.isDisabled })}
      {...(p.onBlur === undefined ? {} : { onBlur: p.onBlur })}
    >
      {p.hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      {p.help && <Text slot="description" className={css.help ?? ''}>{p.help}</Text>}
      <div className={css.with}>
        {p.lines === undefined ? (
          <Input
            {...shared}
            onKeyDown={(e) => {
              if (e.key === 'Enter' && p.onEnter && !e.nativeEvent.isComposing) {
                e.preventDefault();
                p.onEnter();
              }
            }}
          />
        ) : (
          <TextArea {...shared} rows={p.lines} />
        )}
        {p.after}
      </div>
      <FieldError className={css.problem ?? ''}>
        <Icon name="circle-alert" />
        <span>{p.problem}</span>
      </FieldError>
    </AriaTextField>
  );
}
