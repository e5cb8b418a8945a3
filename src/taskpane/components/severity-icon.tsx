import type { ReactElement } from "react";
import type { Severity } from "../../checks/check";
import { resultWords } from "../messages/result-words";
import { usePane } from "./surroundings";

const SHAPES: Readonly<Record<Severity, ReactElement>> = {
  error: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  warning: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 7.2v4M8 4.4v1.2" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
};

/** A severity by shape and colour together; named for those who see neither. */
export function SeverityIcon({ severity, silent = false }: { severity: Severity; silent?: boolean }) {
  const { words } = usePane();
  const name = silent
    ? ({ "aria-hidden": true } as const)
    : ({ role: "img", "aria-label": resultWords(words.language).severity[severity] } as const);
  return (
    <svg className={`severity severity-${severity}`} viewBox="0 0 16 16" width="12" height="12" {...name}>
      {SHAPES[severity]}
    </svg>
  );
}
