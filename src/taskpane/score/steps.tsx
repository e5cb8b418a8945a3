import { useEffect } from "react";

/** A step to the one before or behind: its name for people, the key that takes it with Alt, what it does. */
export interface Step {
  readonly name: string;
  readonly key: "PageUp" | "PageDown" | "ArrowUp" | "ArrowDown";
  /** Null where there is none. */
  readonly go: (() => void) | null;
}

function StepButton({ step: { name, go }, path }: { step: Step; path: string }) {
  return (
    <button
      type="button"
      className="step-button"
      aria-label={name}
      title={name}
      disabled={!go}
      onClick={() => go?.()}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </button>
  );
}

/** Two buttons that go through things one by one, and their keys wherever in the pane the focus is. */
export function Steps({ previous, next }: { previous: Step; next: Step }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const step = [previous, next].find(({ key }) => key === event.key);
      if (!step) return;
      event.preventDefault();
      step.go?.();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    <span className="steps">
      <StepButton step={previous} path="M2 8 6 4 10 8" />
      <StepButton step={next} path="M2 4 6 8 10 4" />
    </span>
  );
}
