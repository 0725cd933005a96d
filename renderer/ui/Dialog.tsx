// A modal dialog with a heading. Escape closes it; a press beside it does not: what was typed would go by a slip.
import type { MouseEvent, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A press beside it leaves the focus in it, so that Escape and the keys go on working. */
function keepFocus(event: MouseEvent): void {
  if (event.target === event.currentTarget) event.preventDefault();
}

export function Dialog({ title, onClose, children }: DialogProps) {
  return (
    <ModalOverlay
      className="backdrop"
      isOpen
      onOpenChange={(open) => open || onClose()}
      onMouseDown={keepFocus}
    >
      <Modal>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
