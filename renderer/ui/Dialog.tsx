// A modal dialog with a heading; Escape and the backdrop close it.
import { useEffect, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useAppStore } from '../store/AppContext.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const app = useAppStore();
  // It would cover the fields, and cannot be closed from within the dialog.
  useEffect(() => app.dismissDone(), [app]);
  return (
    <ModalOverlay className="backdrop" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
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
