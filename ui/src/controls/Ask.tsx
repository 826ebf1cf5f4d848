/** A modal question, for a choice that must be made now. Escape is always the way that changes nothing. */
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button';
import css from './over.module.css';

interface AskProps {
  isOpen: boolean;
  /** Closed without choosing: Escape, or a press outside. */
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** Least risky first; it takes the focus unless something in `children` has autoFocus. */
  actions?: readonly { label: string; onPress: () => void; primary?: boolean; isDisabled?: boolean }[];
  wide?: boolean;
}

export function Ask({ isOpen, ...rest }: AskProps) {
  return (
    <ModalOverlay data-modal="true" className={css.shade ?? ''} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && rest.onClose()}>
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.box ?? ''} data-wide={rest.wide}>
          <Inside {...rest} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({ title, children, actions = [] }: Omit<AskProps, 'isOpen'>) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = row.current?.closest('[role="dialog"]');
    // Focus on the dialog itself is silent on Linux; its first action is not.
    if (document.activeElement === dialog || !dialog?.contains(document.activeElement)) row.current?.querySelector('button')?.focus();
  }, []);
  return (
    <>
      <Heading slot="title" level={2}>{title}</Heading>
      {children}
      <div className={css.actions} ref={row}>
        {actions.map((action) => (
          <Button key={action.label} tone={action.primary ? 'primary' : 'plain'} isDisabled={action.isDisabled ?? false} onPress={action.onPress}>
            {action.label}
          </Button>
        ))}
      </div>
    </>
  );
}
