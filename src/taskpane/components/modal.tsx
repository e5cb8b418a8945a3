import { useLayoutEffect, useRef, type ReactNode } from "react";

interface ModalProps {
  readonly title: string;
  /** The person wants out: by Esc, or by a click beside it. */
  readonly onDismiss: () => void;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/**
 * A question that has to be answered first, as the browser's own dialog: it keeps the focus inside, gives it back,
 * and leaves the rest of the page as it was however it goes away.
 */
export function Modal({ title, onDismiss, children, actions }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed before it is taken away, so that the focus goes back to where it was.
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
      onClick={({ target }) => {
        if (target === dialog.current) onDismiss();
      }}
    >
      <div className="modal-body">
        <h2>{title}</h2>
        <div className="modal-content">{children}</div>
        <div className="modal-actions">{actions}</div>
      </div>
    </dialog>
  );
}
