import { Button } from "@fluentui/react-components";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { SEVERITIES, type Finding } from "../../checks/check";
import { describe } from "../../checks/facts/describe";
import { CHECKS } from "../../checks/registry";
import { checksMilder, checksOff } from "../../checks/run-checks";
import type { SheetCell } from "../../hosts/host";
import { isIncomplete, type Table } from "../../reading/table";
import { decidedTogether, type Decisions } from "../../report/decisions";
import { documentText } from "../../report/finding-words";
import { saidTogether } from "../../report/gathered";
import type { Language } from "../../report/language";
import { WORDS } from "../../report/text-words";
import type { Scored } from "../../scoring/scored";
import { verdictOf, type ReviewedTable } from "../../report/review";
import { a1, type CellAddress } from "../../sheet/address";
import { cellAt, type SheetSnapshot } from "../../sheet/snapshot";
import { displayWidth } from "../../sheet/text-width";
import type { ViewState } from "../state/state";
import {
  canBeGrouped,
  causeAt,
  causesOf,
  countBySeverity,
  filtered,
  findingKey,
  groupKey,
  groupsOf,
  isVisited,
  placesOf,
  proposalCount,
  type Cause,
  type CauseGroup,
  type SeverityCounts,
} from "../view/finding-list";
import { proposalText } from "../view/correction-plan";
import { CellButton } from "../components/cell-button";
import { Chevron } from "../components/icons";
import { SeverityIcon } from "../components/severity-icon";
import { Paged } from "../components/paged";
import { usePane } from "../components/surroundings";
import { resultWords } from "../messages/result-words";
import { DecisionChoice, DecisionLine, DecisionSummary, GroupDecision } from "./decision";
import { Steps } from "./steps";
import { useScoreWords } from "./words";

/** A text of more characters of half width than this is seldom seen whole in its cell. */
const MOST_IN_CELL = 40;

/** The text of a cell where its row or column may be too low or narrow for it; empty otherwise. */
function longText(snapshot: SheetSnapshot | undefined, cell: CellAddress): string {
  const text = (snapshot && cellAt(snapshot, cell)?.text) ?? "";
  return displayWidth(text) > MOST_IN_CELL || text.includes("\n") ? text : "";
}

interface ListProps {
  readonly sheet: string;
  readonly snapshot: SheetSnapshot | undefined;
  readonly table: Pick<Table, "document" | "pages">;
  readonly viewState: ViewState;
  readonly decisions: Decisions;
}

/** Findings of one cause as one: where the first of them stands, and what all of them say. */
function FindingItem({ cause, ...rest }: ListProps & { cause: Cause }) {
  const [finding] = cause;
  return finding ? <CauseItem finding={finding} cause={cause} {...rest} /> : null;
}

interface CauseProps extends ListProps {
  readonly finding: Finding;
  readonly cause: Cause;
}

function CauseItem({ finding, cause, sheet, snapshot, table, viewState, decisions }: CauseProps) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const { dispatch } = pane.store;
  const key = findingKey(finding);
  const said = cause.map((each) => describe(each, words.language));
  const message = saidTogether(said.map((each) => each.message));
  const fix = [...new Set(said.map((each) => each.fix))]
    .map((each) => resultWords(words.language).sentence(each))
    .join(words.language === "zh" ? "" : " ");
  const basis = CHECKS.find(({ id }) => id === finding.check)?.basis[words.language];
  const proposal = cause.find((each) => each.proposal)?.proposal ?? null;
  const visit = (): void => dispatch({ type: "finding-visited", key });
  const decided = decidedTogether(cause, decisions);
  const place = documentText(table, finding.cell, words.language);
  const showsBasis = viewState.basisShown.includes(key);
  const isCurrent = viewState.current === key;
  const whole = isCurrent ? longText(snapshot, finding.cell) : "";
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li
      ref={item}
      className="finding"
      aria-current={isCurrent ? "true" : undefined}
      onClick={() => {
        visit();
        void pane.jump(sheet, finding.cell);
      }}
    >
      <SeverityIcon severity={finding.severity} />
      <div className="finding-text">
        <div>{message}</div>
        <div className="quiet">{fix}</div>
        {place !== null && <div className="quiet">{say.findings.inDocument(place)}</div>}
        {whole !== "" && (
          <div className="quiet whole-text">{say.findings.wholeText(a1(finding.cell), whole)}</div>
        )}
        {showsBasis && basis !== undefined && (
          <div className="quiet basis">{say.findings.basisOf(basis)}</div>
        )}
        <DecisionLine findings={cause} decided={decided} />
      </div>
      <div className="finding-side">
        {proposal && (
          <button
            type="button"
            className="change-button"
            onClick={(event) => {
              event.stopPropagation();
              void pane.correct(sheet, proposal);
            }}
          >
            {say.findings.change(proposalText(proposal))}
          </button>
        )}
        <div className="finding-place">
          {basis !== undefined && (
            <button
              type="button"
              className="basis-button"
              aria-expanded={showsBasis}
              onClick={(event) => {
                event.stopPropagation();
                dispatch({ type: "basis-toggled", key });
              }}
            >
              {say.findings.basis}
            </button>
          )}
          <CellButton sheet={sheet} cell={finding.cell} onVisit={visit} />
        </div>
        <DecisionChoice findings={cause} decided={decided} name={message} />
      </div>
    </li>
  );
}

function Items({ causes, ...rest }: ListProps & { causes: readonly Cause[] }) {
  return (
    <Paged
      items={causes}
      wanted={causes.findIndex((cause) => isVisited(cause, rest.viewState.current))}
      render={(cause) => <FindingItem key={cause.map(findingKey).join()} cause={cause} {...rest} />}
    />
  );
}

function Group({ group, ...rest }: ListProps & { group: CauseGroup }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const key = groupKey(group);
  const open = rest.viewState.openGroups.includes(key);
  const title = titleOf(group.check, words.language);
  const { current } = rest.viewState;
  const holdsCurrent = group.causes.some((cause) => isVisited(cause, current));
  useEffect(() => {
    // Where one goes to it, and not again when the person closes the group.
    if (holdsCurrent && !open) pane.store.dispatch({ type: "group-toggled", group: key });
  }, [holdsCurrent, current]);
  return (
    <li className="finding-group">
      <button
        type="button"
        className="group-button"
        aria-expanded={open}
        onClick={() => pane.store.dispatch({ type: "group-toggled", group: key })}
      >
        <SeverityIcon severity={group.severity} />
        <span className="grow">{say.findings.group(title, group.causes.length, placesOf(group.causes))}</span>
        <Chevron open={open} />
      </button>
      {open && (
        <>
          <GroupDecision causes={group.causes} decisions={rest.decisions} title={title} />
          <ul>
            <Items causes={group.causes} {...rest} />
          </ul>
        </>
      )}
    </li>
  );
}

const keyOf = (causes: readonly Cause[]): string => causes.flat().map(findingKey).join();

function Groups({ causes, ...rest }: ListProps & { causes: readonly Cause[] }): ReactNode {
  return groupsOf(causes).map((group) =>
    group.causes.length === 1 ? (
      <Items key={keyOf(group.causes)} causes={group.causes} {...rest} />
    ) : (
      <Group key={groupKey(group)} group={group} {...rest} />
    ),
  );
}

function SeverityFilter({ counts, viewState }: { counts: SeverityCounts; viewState: ViewState }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  return (
    <div className="severity-filter" role="group" aria-label={say.findings.filter}>
      {SEVERITIES.map((severity) => (
        <button
          key={severity}
          type="button"
          className="chip"
          aria-pressed={viewState.severity === severity}
          disabled={counts[severity] === 0}
          onClick={() => pane.store.dispatch({ type: "severity-chosen", severity })}
        >
          <SeverityIcon severity={severity} silent /> {resultWords(words.language).severity[severity]}{" "}
          <span className="figure">{counts[severity]}</span>
        </button>
      ))}
    </div>
  );
}

/** Goes through the findings as they are listed, by button and by key; the cell of each is selected. */
function FindingSteps({
  causes,
  isGrouped,
  sheet,
  viewState,
}: Omit<ListProps, "snapshot" | "table" | "decisions"> & {
  causes: readonly Cause[];
  isGrouped: boolean;
}) {
  const { pane } = usePane();
  const say = useScoreWords();
  const { dispatch } = pane.store;
  const listed = isGrouped ? groupsOf(causes).flatMap((group) => group.causes) : causes;
  const here = listed.findIndex((cause) => isVisited(cause, viewState.current));
  const stepTo = (place: number) => {
    const finding = listed[place]?.[0];
    if (!finding) return null;
    return () => {
      dispatch({ type: "finding-visited", key: findingKey(finding) });
      void pane.jump(sheet, finding.cell);
    };
  };
  return (
    <Steps
      previous={{ name: say.findings.previous, key: "ArrowUp", go: here > 0 ? stepTo(here - 1) : null }}
      next={{ name: say.findings.next, key: "ArrowDown", go: stepTo(here + 1) }}
    />
  );
}

/** That nothing was found, and whether that means anything. */
function NothingFound({ table }: { table: ReviewedTable }) {
  const { none, incomplete, partlyChecked } = useScoreWords().findings;
  if (verdictOf(table) === "clean") return <p className="clean">{none}</p>;
  const isWhole = !isIncomplete(table.scored.table);
  return (
    <p className="quiet">{isWhole && checksOff(table.scored).length > 0 ? partlyChecked : incomplete}</p>
  );
}

/** Which checks the rules turn off or make milder for the table. */
function ChangedChecks({ scored }: { scored: Scored }) {
  const { words } = usePane();
  const off = checksOff(scored).map((check) => titleOf(check, words.language));
  const milder = checksMilder(scored).map(({ check, severity }) =>
    WORDS[words.language].milder(
      titleOf(check, words.language),
      resultWords(words.language).severity[severity],
    ),
  );
  if (off.length + milder.length === 0) return null;
  return <p className="quiet">{WORDS[words.language].settings(scored.profileBy, off, milder)}</p>;
}

function titleOf(check: string, language: Language): string {
  return CHECKS.find(({ id }) => id === check)?.title[language] ?? check;
}

/** What a reviewer would send back, worst first, each with the cell it stands on. */
export const FindingList = memo(function FindingList({
  table,
  snapshot,
  viewState,
  decisions,
  selected,
}: {
  table: ReviewedTable;
  snapshot: SheetSnapshot | undefined;
  viewState: ViewState;
  decisions: Decisions;
  selected: SheetCell | null;
}) {
  const { pane } = usePane();
  const say = useScoreWords();
  const { findings, scored } = table;
  const { sheet } = scored.table;
  const causes = causesOf(findings);
  const shown = filtered(causes, viewState.severity);
  const many = canBeGrouped(causes);
  const counts = countBySeverity(causes);
  const proposals = proposalCount(findings);
  useEffect(() => {
    if (selected?.sheet !== sheet) return;
    const finding = causeAt(shown, selected.cell, viewState.current)?.[0];
    if (finding) pane.store.dispatch({ type: "finding-visited", key: findingKey(finding) });
  }, [selected]);
  const items: ListProps = { sheet, snapshot, table: scored.table, viewState, decisions };
  return (
    <section className="section" aria-labelledby="findings-title">
      <div className="section-head">
        <h2 id="findings-title">
          {say.findings.title} <span className="figure">{causes.length}</span>
        </h2>
        {findings.length > 0 && <SeverityFilter counts={counts} viewState={viewState} />}
        {shown.length > 0 && (
          <FindingSteps
            causes={shown}
            isGrouped={many && viewState.grouped}
            sheet={sheet}
            viewState={viewState}
          />
        )}
      </div>
      {findings.length === 0 && <NothingFound table={table} />}
      {findings.length > 0 && shown.length === 0 && <p className="quiet">{say.findings.noneOfKind}</p>}
      <DecisionSummary causes={causes} decisions={decisions} />
      <ul className="findings" aria-label={say.findings.title}>
        {many && viewState.grouped ? (
          <Groups causes={shown} {...items} />
        ) : (
          <Items causes={shown} {...items} />
        )}
      </ul>
      {proposals > 1 && (
        <Button size="small" appearance="transparent" onClick={() => void pane.correctAll()}>
          {say.findings.changeAll(proposals)}
        </Button>
      )}
      <ChangedChecks scored={scored} />
      {many && (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => pane.store.dispatch({ type: "grouping-switched", grouped: !viewState.grouped })}
        >
          {viewState.grouped ? say.findings.ungroup : say.findings.grouped}
        </Button>
      )}
    </section>
  );
});
