import type Big from "big.js";
import type { Finding, Proposal } from "../../checks/check";
import { fitOf } from "../../checks/facts/reported-scores";
import type { ReviewedTable } from "../../report/review";
import { Decimal, ZERO, roundHalfUp } from "../../scoring/decimal";
import type { Quantity } from "../../scoring/quantity";
import type { Scored } from "../../scoring/scored";
import { totalRowScore } from "../../scoring/total-row";
import { a1, sameAddress, type CellAddress } from "../../sheet/address";
import { cellAt, type CellSnapshot, type SheetSnapshot } from "../../sheet/snapshot";
import type { Candidate } from "./write-plan";

/** What a person sees of a value that a finding proposes. */
export function proposalText({ value, text }: Proposal): string {
  return text ?? String(value);
}

function valueOf(proposal: Proposal): { readonly value: Proposal["value"]; readonly text: string } {
  return { value: proposal.value, text: proposalText(proposal) };
}

/** A score that adds to 合计: its cell, and what stands there. */
interface Addend {
  readonly cell: CellAddress;
  readonly reported: Quantity | null;
}

function addendsOf({ execution, indicators }: Scored): readonly Addend[] {
  const own = execution?.row.score && { cell: execution.row.score.cell, reported: execution.reportedScore };
  const others = indicators.flatMap(({ row, reportedScore }) =>
    row.score ? [{ cell: row.score.cell, reported: reportedScore }] : [],
  );
  return own ? [own, ...others] : others;
}

function candidate(
  snapshot: SheetSnapshot,
  { cell }: Pick<Proposal, "cell">,
  check: string,
  name: string,
  to: { readonly value: Proposal["value"]; readonly text: string },
): Candidate {
  const now: CellSnapshot | null = cellAt(snapshot, cell);
  return {
    id: `${snapshot.name}!${a1(cell)}`,
    sheet: snapshot.name,
    cell,
    subject: { kind: "correction", check, name },
    reported: now?.text.trim() ?? "",
    formula: now?.formula !== undefined,
    hidesDecimals: false,
    computed: to.text,
    value: to.value,
  };
}

/** The first finding, and so the gravest, that proposes a value for a cell. */
function firstOnEachCell(
  findings: readonly Finding[],
): readonly (Finding & { readonly proposal: Proposal })[] {
  const taken = new Set<string>();
  return findings.flatMap((finding) => {
    const { proposal } = finding;
    if (!proposal || taken.has(a1(proposal.cell))) return [];
    taken.add(a1(proposal.cell));
    return [{ ...finding, proposal }];
  });
}

/** What the scores add up to once the chosen values stand in their cells. */
function sumAfter(addends: readonly Addend[], chosen: ReadonlyMap<string, Candidate>): Big {
  return addends.reduce((sum, { cell, reported }) => {
    const put = chosen.get(a1(cell));
    const points = typeof put?.value === "number" ? new Decimal(String(put.value)) : reported?.value;
    return points ? sum.plus(points) : sum;
  }, ZERO);
}

function candidatesOf(
  { scored, findings }: ReviewedTable,
  snapshot: SheetSnapshot,
  isChosen: (id: string) => boolean,
): readonly Candidate[] {
  const total = scored.table.total?.score;
  const proposing = firstOnEachCell(findings);
  const ofTotal = total && proposing.find(({ proposal }) => sameAddress(proposal.cell, total.cell));
  const others = proposing
    .filter((finding) => finding !== ofTotal)
    .map(({ check, part, row, proposal }) => {
      const name =
        part === "indicator" && row !== null ? (scored.table.indicators[row]?.name.text ?? "") : "";
      return candidate(snapshot, proposal, check, name, valueOf(proposal));
    });
  if (!total) return others;

  const addends = addendsOf(scored);
  const scores = new Set(addends.map(({ cell }) => a1(cell)));
  const chosen = new Map(
    others
      .map((other): readonly [string, Candidate] => [a1(other.cell), other])
      .filter(([cell, { id }]) => scores.has(cell) && isChosen(id)),
  );
  if (chosen.size === 0) {
    if (!ofTotal) return others;
    const { check, proposal } = ofTotal;
    return [...others, candidate(snapshot, proposal, check, "", valueOf(proposal))];
  }
  // A formula follows by itself. What blank scores will add nobody knows, so that a total above the sum may be right.
  const isOpen = addends.some(({ cell, reported }) => !reported && !chosen.has(a1(cell)));
  if (total.source?.formula !== undefined || (isOpen && !ofTotal)) return others;
  const sum = roundHalfUp(sumAfter(addends, chosen));
  const reportedTotal = totalRowScore(scored.table);
  if (reportedTotal && fitOf(reportedTotal, { sum, open: ZERO }) === "right") return others;
  const to = { value: sum.toNumber(), text: sum.toFixed() };
  return [...others, candidate(snapshot, total, ofTotal?.check ?? "total-mismatch", "", to)];
}

/**
 * What the findings of some tables propose, one for each cell, and 合计 as it has to be once what `isChosen` picks is
 * written. The total of a table comes last.
 *
 * @param sheets the sheets that the tables were read from
 */
export function planCorrections(
  tables: readonly ReviewedTable[],
  sheets: readonly SheetSnapshot[],
  isChosen: (id: string) => boolean,
): readonly Candidate[] {
  return tables.flatMap((table) => {
    const snapshot = sheets.find(({ name }) => name === table.scored.table.sheet);
    return snapshot ? candidatesOf(table, snapshot, isChosen) : [];
  });
}

/** The corrections that are chosen to begin with: all but those that would replace a formula. */
export function firstChosen(
  tables: readonly ReviewedTable[],
  sheets: readonly SheetSnapshot[],
): readonly string[] {
  return planCorrections(tables, sheets, () => true).flatMap(({ id, formula }) => (formula ? [] : [id]));
}
