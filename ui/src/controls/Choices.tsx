/** Choosing one of a few (RadioGroup) and yes or no (Checkbox), with targets of 44 px and an optional line of help each. */
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import css from './field.module.css';

export interface Option<T extends string> {
  value: T;
  label: ReactNode;
  help?: ReactNode;
}

interface RadioGroupProps<T extends string> {
  label: string;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly Option<T>[];
  help?: ReactNode;
  /** Side by side, for short words. */
  across?: boolean;
}

export function RadioGroup<T extends string>({ label, value, onChange, options, help, across = false }: RadioGroupProps<T>) {
  return (
    <AriaRadioGroup className={css.field ?? ''} value={value} onChange={(v) => onChange(v as T)} orientation={across ? 'horizontal' : 'vertical'}>
      <Label className={css.label ?? ''}>{label}</Label>
      {help && <Text slot="description" className={css.help ?? ''}>{help}</Text>}
      <div className={css.choices} data-across={across}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={css.choice ?? ''}>
            <span className={css.sign} />
            <span className={css.choiceText}>
              <span>{option.label}</span>
              {option.help && <span className={css.help}>{option.help}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}

interface CheckboxProps {
  label: ReactNode;
  help?: ReactNode;
  isSelected: boolean;
  onChange: (on: boolean) => void;
  isDisabled?: boolean;
}

export function Checkbox({ label, help, isSelected, onChange, isDisabled = false }: CheckboxProps) {
  return (
    <AriaCheckbox className={css.choice ?? ''} isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className={css.sign} data-square="true">{isSelected && <Icon name="check" />}</span>
      <span className={css.choiceText}>
        <span>{label}</span>
        {help && <span className={css.help}>{help}</span>}
      </span>
    </AriaCheckbox>
  );
}
