/**
 * SAY-BY-DIALOG: what a person must know is the label of a non-modal dialog whose first control takes the focus, because
 * that is all that a screen reader on Linux is told (design 4.2, measured). The rest of the screen stays usable.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import css from './over.module.css';

export interface SayAction {
  label: string;
  onPress: () => void;
}

interface SayProps {
  /** The whole message. It becomes the dialog's name, so the first control is heard with it. */
  message: string;
  /** More for the eye, under the message. */
  children?: ReactNode;
  /** Least risky first: the first one takes the focus. */
  actions: readonly SayAction[];
  /** What Escape does. Without it, the last action. */
  onClose?: () => void;
  /** `stop` is for a thing that went wrong. */
  tone?: 'plain' | 'stop';
  /** False for a message that was there when the screen opened and must not take the focus. */
  takesFocus?: boolean;
}

export function Say({ message, children, actions, onClose, tone = 'plain', takesFocus = true }: SayProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the drawing is done: the field that loses the focus may have something to say about it.
    if (takesFocus) queueMicrotask(() => box.current?.querySelector<HTMLElement>('button, a, input')?.focus());
  }, [message, takesFocus]);

  const close = onClose ?? actions.at(-1)?.onPress;
  return (
    <div
      ref={box}
      role="dialog"
      aria-labelledby={id}
      className={css.say}
      data-tone={tone}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && close) {
          e.stopPropagation();
          close();
        }
      }}
    >
      <p id={id} className={css.message}>{message}</p>
      {children}
      {actions.length > 0 && (
        <div className={css.actions}>
          {actions.map((action) => <Button key={action.label} onPress={action.onPress}>{action.label}</Button>)}
        </div>
      )}
    </div>
  );
}
