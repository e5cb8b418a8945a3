import { useEffect, useRef, useState } from "react";
import { CHOICES, decidedTogether, type Choice, type Decided, type Decisions } from "../../report/decisions";
import type { Finding } from "../../checks/check";
import { usePane } from "../components/surroundings";
import type { Cause } from "../view/finding-list";
import { decidingWords } from "../deciding/words";

interface DecisionProps {
  readonly findings: readonly Finding[];
  readonly decided: Decided | null;
}

/** Stands for no decision. */
const NONE = "";

/** The field for the reason of what is chosen in a list; null where none is asked for. */
function reasonBeside(list: Element): HTMLElement | null {
  return list.closest("li")?.querySelector<HTMLElement>(".decision-reason") ?? null;
}

function choiceOf(value: string): Choice | null {
  return CHOICES.find((choice) => choice === value) ?? null;
}

/** Keys that go through the choices of a list that is closed: each changes it, and the next may be the one wanted. */
const PASSING = /^(Arrow|Home|End|Page)/;

/** 采纳, 不采纳 or 待核实, beside what it is about. */
export function DecisionChoice({ findings, decided, name }: DecisionProps & { name: string }) {
  const { pane, words } = usePane();
  const deciding = decidingWords(words.language);
  return (
    <select
      className={`decision decision-${decided?.choice ?? "none"}`}
      aria-label={deciding.decide(name)}
      value={decided?.choice ?? NONE}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={({ currentTarget }) => delete currentTarget.dataset["passing"]}
      onKeyDown={({ key, currentTarget }) => {
        if (PASSING.test(key)) currentTarget.dataset["passing"] = "";
        else delete currentTarget.dataset["passing"];
        if (key === "Enter") reasonBeside(currentTarget)?.focus();
      }}
      onChange={({ target, target: { value } }) => {
        // Its reason is asked for where the keyboard is.
        target.focus();
        const choice = choiceOf(value);
        void pane.decide(findings, choice && { choice, reason: decided?.reason ?? "" });
      }}
    >
      <option value={NONE}>{deciding.undecided}</option>
      {CHOICES.map((choice) => (
        <option key={choice} value={choice}>
          {deciding.choice[choice]}
        </option>
      ))}
    </select>
  );
}

/** The reason, kept when the person leaves it: each letter would be a change of the workbook. */
function Reason({ findings, decided }: { findings: readonly Finding[]; decided: Decided }) {
  const { pane, words } = usePane();
  const deciding = decidingWords(words.language);
  const [text, setText] = useState(decided.reason);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setText(decided.reason), [decided.reason]);
  const isWanted = decided.choice === "rejected" && decided.reason === "";
  useEffect(() => {
    // What asks for a reason was chosen just now, in the list beside it, and not passed by the arrow keys.
    const list = document.activeElement;
    if (isWanted && list?.matches("select:not([data-passing])") && reasonBeside(list) === field.current)
      field.current?.focus({ preventScroll: true });
  }, [isWanted]);
  const keep = (): void => {
    const reason = text.trim();
    if (reason !== decided.reason) void pane.decide(findings, { choice: decided.choice, reason });
  };
  return (
    <input
      ref={field}
      className="decision-reason"
      aria-label={deciding.reason}
      aria-invalid={isWanted}
      placeholder={decided.choice === "rejected" ? deciding.reasonMissing : deciding.reason}
      maxLength={500}
      value={text}
      onClick={(event) => event.stopPropagation()}
      onChange={({ target: { value } }) => setText(value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) keep();
      }}
    />
  );
}

/** What belongs to a decision: its reason, and that the finding has changed since. */
export function DecisionLine({ findings, decided }: DecisionProps) {
  const { words } = usePane();
  if (!decided) return null;
  const { changedSince, choice } = decidingWords(words.language);
  const { before } = decided;
  return (
    <>
      {before && <div className="decision-changed">{changedSince(choice[before.choice], before.reason)}</div>}
      {decided.choice !== "accepted" && before === null && <Reason findings={findings} decided={decided} />}
    </>
  );
}

/** One decision on all findings that stand under one line. */
export function GroupDecision({
  causes,
  decisions,
  title,
}: {
  causes: readonly Cause[];
  decisions: Decisions;
  title: string;
}) {
  const findings = causes.flat();
  const isAll = findings.every((finding) => decisions.has(finding));
  const decided = isAll ? decidedTogether(findings, decisions) : null;
  return (
    <div className="group-decision">
      <DecisionChoice findings={findings} decided={decided} name={title} />
      <DecisionLine findings={findings} decided={decided?.before ? null : decided} />
    </div>
  );
}

/** How far the review of a table is; nothing before it has begun. */
export function DecisionSummary({ causes, decisions }: { causes: readonly Cause[]; decisions: Decisions }) {
  const { words } = usePane();
  const counts = { accepted: 0, rejected: 0, open: 0 };
  let undecided = 0;
  for (const cause of causes) {
    const decided = decidedTogether(cause, decisions);
    if (decided) counts[decided.choice] += 1;
    else undecided += 1;
  }
  if (undecided === causes.length) return null;
  return <p className="quiet">{decidingWords(words.language).summary(counts, undecided)}</p>;
}
