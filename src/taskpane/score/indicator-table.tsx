import { Switch } from "@fluentui/react-components";
import { memo, useState } from "react";
import type { ReviewedTable } from "../../report/review";
import { explainIndicator } from "../../scoring/explain";
import type { Profile } from "../../scoring/profile";
import type { Judged } from "../../scoring/scored";
import type { ViewState } from "../state/state";
import {
  indicatorGroups,
  indicatorView,
  type IndicatorGroup,
  type IndicatorView,
} from "../view/indicator-list";
import { CellButton } from "../components/cell-button";
import { Chevron } from "../components/icons";
import { usePane } from "../components/surroundings";
import { resultWords } from "../messages/result-words";
import { useScoreWords } from "./words";

/** Rows of one 一级指标 shown at first; a form has some dozens, a pasted register may have thousands. */
const PAGE = 50;

/** What a row is opened for: how its score came about. */
interface Explained {
  readonly judged: Judged;
  readonly sheet: string;
  readonly profile: Profile;
}

interface RowProps extends IndicatorView {
  readonly at: number;
  readonly differs: boolean;
  /** Null while it is closed. */
  readonly explained: Explained | null;
}

/** Drawn anew where one of its texts is another one: after an edit that is one row of many. */
const Row = memo(function Row(props: RowProps) {
  const { at, differs, name, target, actual, reported, computed, explained } = props;
  const { pane, words } = usePane();
  const say = useScoreWords();
  const detail = [target, actual].filter((text) => text !== "").join(" · ");
  const explanationId = `explanation-${at}`;
  return (
    <>
      <tr className={differs ? "differing" : undefined}>
        <th scope="row">
          <div>{name}</div>
          {detail !== "" && <div className="quiet">{detail}</div>}
        </th>
        <td className="figure">
          {reported === "" ? <span className="quiet">{say.indicators.blank}</span> : reported}
        </td>
        <td className="figure">{computed ?? "—"}</td>
        <td>
          <button
            type="button"
            className="icon-button"
            aria-label={say.indicators.explain(name)}
            aria-expanded={explained !== null}
            aria-controls={explanationId}
            onClick={() => pane.store.dispatch({ type: "row-toggled", row: at })}
          >
            <Chevron open={explained !== null} />
          </button>
        </td>
      </tr>
      <tr id={explanationId} hidden={explained === null}>
        {explained && (
          <td colSpan={4} className="explanation">
            {explainIndicator(explained.judged, explained.profile, words.language)}{" "}
            <CellButton sheet={explained.sheet} cell={explained.judged.row.name.cell} />
          </td>
        )}
      </tr>
    </>
  );
});

interface GroupProps {
  readonly group: IndicatorGroup;
  readonly sheet: string;
  readonly profile: Profile;
  readonly viewState: ViewState;
}

function Group({ group, sheet, profile, viewState }: GroupProps) {
  const { words } = usePane();
  const [shown, setShown] = useState(PAGE);
  const { level1, sum, rows } = group;
  const more = Math.min(PAGE, rows.length - shown);
  return (
    <tbody>
      <tr className="level-row">
        {level1 === "" ? (
          <td colSpan={2} />
        ) : (
          <th scope="rowgroup" colSpan={2}>
            {level1}
          </th>
        )}
        <td className="figure" colSpan={2}>
          {sum && `${sum.score} / ${sum.weight}`}
        </td>
      </tr>
      {rows.slice(0, shown).map(({ at, judged, differs }) => (
        <Row
          key={at}
          at={at}
          differs={differs}
          {...indicatorView(judged)}
          explained={viewState.unfolded.includes(at) ? { judged, sheet, profile } : null}
        />
      ))}
      {more > 0 && (
        <tr>
          <td colSpan={4} className="more">
            <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
              {resultWords(words.language).more(more)}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Every indicator with the reported and the computed score, and on demand how the latter came about. */
export const IndicatorTable = memo(function IndicatorTable({
  table,
  viewState,
}: {
  table: ReviewedTable;
  viewState: ViewState;
}) {
  const { pane } = usePane();
  const say = useScoreWords();
  const { scored } = table;
  if (scored.indicators.length === 0) return null;
  const groups = indicatorGroups(scored, viewState.differingOnly);
  const hasScores = scored.total !== null;
  return (
    <section className="section" aria-labelledby="indicators-title">
      <div className="section-head">
        <h2 id="indicators-title">
          {say.indicators.title} <span className="figure">{scored.indicators.length}</span>
        </h2>
        {hasScores && (
          <Switch
            className="compact-switch"
            size="small"
            labelPosition="before"
            label={say.indicators.differingOnly}
            checked={viewState.differingOnly}
            onChange={(_, { checked }) =>
              pane.store.dispatch({ type: "differing-only-switched", differingOnly: checked })
            }
          />
        )}
      </div>
      {groups.length === 0 ? (
        <p className="quiet">{say.indicators.noneDiffer}</p>
      ) : (
        <table className="indicators" aria-label={say.indicators.title}>
          <thead>
            <tr>
              <th scope="col">{say.indicators.name}</th>
              <th scope="col">{say.indicators.reported}</th>
              <th scope="col">{say.indicators.computed}</th>
              <th scope="col">
                <span className="visually-hidden">{say.indicators.explanation}</span>
              </th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Group
              key={group.level1}
              group={group}
              sheet={scored.table.sheet}
              profile={scored.profile}
              viewState={viewState}
            />
          ))}
        </table>
      )}
    </section>
  );
});
