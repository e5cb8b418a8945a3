/** Points right when closed and down when open. */
export function Chevron({ open }: { open: boolean }) {
  return (
    <svg
      className={open ? "chevron chevron-open" : "chevron"}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden
    >
      <path d="M4.5 2.5 8 6 4.5 9.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

/** The way back. */
export function BackArrow() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      <path d="M7.5 2.5 4 6l3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

/** Takes back. */
export function UndoArrow() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
      <path
        d="M6 3 3 6l3 3M3.5 6H10a3.5 3.5 0 0 1 0 7H6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </svg>
  );
}

/** Wipes marks off. */
export function Eraser() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
      <path
        d="m6 13-3.5-3.5 7-7L14 7l-6 6H6m8 0H7M5.5 6.5 10 11"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </svg>
  );
}

/** More than is shown. */
export function Dots() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden>
      <path d="M3 8h.01M8 8h.01M13 8h.01" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}

/** To close something. */
export function Cross() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
      <path d="m2.5 2.5 7 7m0-7-7 7" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}
