import type { Part, Severity } from "../checks/check";

/** What findings are put together by: the check, and the row of the form that they stand on. */
interface Placed {
  readonly check: string;
  readonly severity: Severity;
  readonly part: Part;
  readonly row: number | null;
}

/** Checks that say the same of a row from two sides: not met, yet the full points, and no reason for either. */
const ONE_CAUSE: ReadonlySet<string> = new Set([
  "unmet-full-score",
  "reason-missing",
  "reason-empty",
  "score-lost-unexplained",
]);

/**
 * Findings, worst first, as a reader takes them: what is said of one row follows the worst that is said of it, and
 * what has one cause is one. The severity of each is that of its first.
 */
export function gatheredByRow<T extends Placed>(findings: readonly T[]): readonly (readonly T[])[] {
  const rows = new Map<string, T[][]>();
  for (const [at, finding] of findings.entries()) {
    const { part, row, check } = finding;
    const key = row === null ? `alone ${String(at)}` : `${part} ${String(row)}`;
    const causes = rows.get(key) ?? [];
    rows.set(key, causes);
    const same = ONE_CAUSE.has(check) && causes.find(([first]) => first && ONE_CAUSE.has(first.check));
    if (same) same.push(finding);
    else causes.push([finding]);
  }
  return [...rows.values()].flat();
}

/** Sentences of one cause as one, each clause said once: 要求 ≥ 10，完成 9，却得满分 10，未写原因. */
export function saidTogether(sentences: readonly string[]): string {
  const [first = ""] = sentences;
  if (sentences.length === 1) return first;
  const isChinese = /[\u4E00-\u9FFF]/.test(first) && !first.includes(", ");
  const stop = /[。.]$/.exec(first)?.[0] ?? "";
  const clauses = sentences.flatMap((sentence) =>
    sentence.replace(/[。.]$/, "").split(isChinese ? "，" : ", "),
  );
  return [...new Set(clauses)].join(isChinese ? "，" : ", ") + stop;
}

/** From so many on, causes that differ by the name of their row alone are told in one line. */
const MANY_OF_A_KIND = 3;

/** Causes whose findings say the same but for the row's name and cell, in the order of the first of each kind. */
export function gatheredByKind<T extends Placed & { readonly message: string }>(
  causes: readonly (readonly T[])[],
): { readonly kinds: readonly (readonly (readonly T[])[])[]; readonly others: readonly (readonly T[])[] } {
  const kinds = new Map<string, (readonly T[])[]>();
  for (const cause of causes) {
    const key = cause
      .map(({ check, severity, message }) => `${severity} ${check} ${message.replace(/“[^”]*”/, "")}`)
      .join("\n");
    const kind = kinds.get(key);
    if (kind) kind.push(cause);
    else kinds.set(key, [cause]);
  }
  const many = [...kinds.values()].filter(({ length }) => length >= MANY_OF_A_KIND);
  const told = new Set(many.flat());
  return { kinds: many, others: causes.filter((cause) => !told.has(cause)) };
}
