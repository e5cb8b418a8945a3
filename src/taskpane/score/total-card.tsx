import { memo } from "react";
import { isIncomplete } from "../../reading/table";
import type { Decisions } from "../../report/decisions";
import { reviewedScore, scoreDeviation } from "../../report/reviewed-score";
import type { ReviewedTable } from "../../report/review";
import { explainExecution, explainTotal } from "../../scoring/explain";
import { PROFILES, profileById } from "../../scoring/profiles/registry";
import type { Scored } from "../../scoring/scored";
import { decidingWords } from "../deciding/words";
import type { Messages } from "../messages/messages";
import { TOTAL_ROW, type ViewState } from "../state/state";
import { figure, totalFigure } from "../view/figures";
import { totalView, type ExecutionView } from "../view/total-view";
import { Chevron } from "../components/icons";
import { usePane } from "../components/surroundings";
import { resultWords } from "../messages/result-words";
import { useScoreWords } from "./words";

function Execution({ view }: { view: ExecutionView }) {
  const say = useScoreWords();
  return (
    <div className="execution">
      <span>{view.rate === null ? say.total.rateUnknown : `${say.total.rate} ${view.rate} %`}</span>
      <span className="bar" aria-hidden>
        <span className="bar-fill" style={{ width: `${view.bar}%` }} />
      </span>
      {view.weight !== null && (
        <span className="figure">
          {view.score ?? "—"}/{view.weight}
        </span>
      )}
    </div>
  );
}

/** The choice of no profile, so that each form goes by its own. */
const BY_FORM = "";

/** Other rules for the workbook, counted with at once. */
function ProfileChoice({ scored: { profile, profileBy } }: { scored: Scored }) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const isOwn = (profileBy === "person" || profileBy === "file") && !profileById(profile.id);
  return (
    <select
      className="profile-choice"
      aria-label={say.total.otherRules}
      value={profileBy === "person" || profileBy === "file" ? profile.id : BY_FORM}
      onChange={({ target: { value } }) => {
        const chosen = profileById(value);
        if (chosen || value === BY_FORM) void pane.setProfile(chosen ?? null);
      }}
    >
      <option value={BY_FORM}>{resultWords(words.language).byForm(null)}</option>
      {isOwn && <option value={profile.id}>{profile.name[words.language]}</option>}
      {PROFILES.map(({ id, name }) => (
        <option key={id} value={id}>
          {name[words.language]}
        </option>
      ))}
    </select>
  );
}

/** 复核得分 where decisions make it another than the computed one, and how far the reported one lies from it. */
function Deviation({ table, decisions }: { table: ReviewedTable; decisions: Decisions }) {
  const { words } = usePane();
  const say = useScoreWords();
  const deciding = decidingWords(words.language);
  const { total } = reviewedScore(table, decisions);
  const deviation = scoreDeviation(table.scored, total);
  if (!total || !deviation) return null;
  return (
    <p className="quiet figure" title={deciding.deviationHint}>
      {[
        deciding.reviewed(totalFigure(total)),
        `${say.total.reported} ${totalFigure(table.scored.reportedTotal?.value ?? total)}`,
        deciding.deviation(figure(deviation)),
      ].join(" · ")}
    </p>
  );
}

/** The computed total, the largest thing on the page, with its grade beside the reported one. */
export const TotalCard = memo(function TotalCard({
  table,
  viewState,
  decisions,
}: {
  table: ReviewedTable;
  viewState: ViewState;
  decisions: Decisions;
}) {
  const { pane, words } = usePane();
  const say = useScoreWords();
  const view = totalView(table.scored);
  const open = viewState.unfolded.includes(TOTAL_ROW);
  const { computed, reported, difference, grade, execution, levels } = view;
  return (
    <section className="total-card" aria-label={say.total.region}>
      {computed === null ? (
        <p className="quiet">
          {isIncomplete(table.scored.table) ? say.total.incomplete : say.total.unscored}
        </p>
      ) : (
        <div className="total-figures">
          <div>
            <div className="total-computed figure">{computed}</div>
            <div className="quiet">{say.total.computed}</div>
          </div>
          {grade && <div className={`grade grade-${gradeRank[grade]}`}>{say.total.grade[grade]}</div>}
          <div className="total-reported">
            <div className="figure">
              {reported === null ? say.total.noReported : `${say.total.reported} ${reported}`}
            </div>
            {reported !== null && (
              <div className={difference === null ? "quiet" : "differs figure"}>
                {difference === null ? say.total.same : say.total.difference(difference)}
              </div>
            )}
          </div>
        </div>
      )}
      <Deviation table={table} decisions={decisions} />
      {execution && <Execution view={execution} />}
      {computed !== null && (
        <>
          <div className="levels">
            {levels.length > 0 && (
              <ul className="levels">
                {levels.map(({ level1, score, weight }) => (
                  <li key={level1}>
                    {level1.replace(/指标$/, "")}{" "}
                    <span className="figure">
                      {score}/{weight}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <button
              type="button"
              className="link-button"
              aria-expanded={open}
              aria-controls="total-explanation"
              onClick={() => pane.store.dispatch({ type: "row-toggled", row: TOTAL_ROW })}
            >
              {say.total.how} <Chevron open={open} />
            </button>
          </div>
          <p className="quiet rules-line">
            {say.total.rules(table.scored.profile.name[words.language], table.scored.profileBy)}{" "}
            <ProfileChoice scored={table.scored} />{" "}
            <button
              type="button"
              className="link-button"
              onClick={() => pane.store.dispatch({ type: "tab-chosen", tab: "rules" })}
            >
              {say.total.rulesInDetail}
            </button>
          </p>
          <div id="total-explanation" hidden={!open}>
            {open && explanations(table.scored, words).map((text) => <p key={text}>{text}</p>)}
          </div>
        </>
      )}
    </section>
  );
});

function explanations(scored: Scored, { language }: Messages): readonly string[] {
  const { execution, profile } = scored;
  return [
    ...(execution ? [explainExecution(execution, profile, language)] : []),
    explainTotal(scored, language),
  ];
}

const gradeRank = { 优: 1, 良: 2, 中: 3, 差: 4 } as const;
