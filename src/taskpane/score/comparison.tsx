import { Button, Checkbox } from "@fluentui/react-components";
import { canBeUndone } from "../../hosts/undo-log";
import { CHECKS } from "../../checks/registry";
import { a1 } from "../../sheet/address";
import { sheetsInView, tablesInView, type ComparisonChoice, type PaneState } from "../state/state";
import { planCorrections } from "../view/correction-plan";
import { planWrites, writePatches, type Candidate, type WritePlan } from "../view/write-plan";
import { Modal } from "../components/modal";
import { usePane } from "../components/surroundings";
import { comparisonWords } from "./comparison-words";

function titleOf(check: string, language: "zh" | "en"): string {
  return CHECKS.find(({ id }) => id === check)?.title[language] ?? check;
}

/** What a value belongs to, its cell, and what is to be known before it is written. */
function Subject({ candidate }: { candidate: Candidate }) {
  const { language } = usePane().words;
  const words = comparisonWords(language);
  const { sheet, cell, subject, computed, formula, hidesDecimals, stays } = candidate;
  const isCorrection = subject.kind === "correction";
  const notes = [
    isCorrection ? subject.name : "",
    words.place(sheet, a1(cell)),
    stays ? words.stays : "",
    subject.kind === "total" && subject.reviewed !== computed ? words.total(subject.reviewed) : "",
    hidesDecimals ? words.hidesDecimals : "",
    formula ? words.formula : "",
  ].filter((note) => note !== "");
  return (
    <>
      {isCorrection ? titleOf(subject.check, language) : words.subject(subject)}
      {notes.map((note) => (
        <span key={note} className="quiet comparison-place">
          {note}
        </span>
      ))}
    </>
  );
}

interface LineProps {
  readonly candidate: Candidate;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Line({ candidate, chosen, onToggle }: LineProps) {
  return (
    <tr>
      <th scope="row">
        <Checkbox
          checked={chosen && !candidate.stays}
          disabled={candidate.stays}
          onChange={onToggle}
          label={<Subject candidate={candidate} />}
        />
      </th>
      <td className="figure">{candidate.reported}</td>
      <td className="figure strong">{candidate.computed}</td>
    </tr>
  );
}

/** A blank cell with what fills it in any case. */
function BlankLine({ candidate }: { candidate: Candidate }) {
  const { words } = usePane();
  return (
    <tr>
      <th scope="row" className="comparison-blank">
        <Subject candidate={candidate} />
      </th>
      <td className="quiet">{comparisonWords(words.language).blank}</td>
      <td className="figure strong">{candidate.computed}</td>
    </tr>
  );
}

interface ComparisonProps {
  readonly state: PaneState;
  readonly choice: ComparisonChoice;
}

/** What the comparison is about: blanks are filled in any case, the rest where it is chosen. */
function planOf(
  state: PaneState,
  of: ComparisonChoice["of"],
  isChosen: (id: string) => boolean = () => true,
): WritePlan {
  const tables = tablesInView(state);
  if (of === "scores") return planWrites(tables, isChosen);
  const sheets = sheetsInView(state).map(({ snapshot }) => snapshot);
  return { blanks: [], differing: planCorrections(tables, sheets, isChosen) };
}

/** What stands in the cells beside what may take its place, before any of it is replaced: the person chooses row by row. */
export default function Comparison({ state, choice: { of, chosen } }: ComparisonProps) {
  const { pane, words } = usePane();
  const { dispatch } = pane.store;
  const chosenIds = new Set(chosen);
  const { blanks, differing } = planOf(state, of, (id) => chosenIds.has(id));
  const all = planOf(state, of).differing.map(({ id }) => id);
  const isCorrection = of === "corrections";
  const says = isCorrection ? comparisonWords(words.language).corrections : comparisonWords(words.language);
  const open = differing.filter(({ stays }) => !stays);
  const taken = open.filter(({ id }) => chosenIds.has(id)).length;
  const count = blanks.length + taken;
  const choose = (ids: readonly string[]): void => dispatch({ type: "choice-changed", chosen: ids });
  const toggle = (id: string): void =>
    choose(chosenIds.has(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const close = (): void => dispatch({ type: "comparison-closed" });
  return (
    <Modal
      title={says.title}
      onDismiss={close}
      actions={
        <>
          <Button onClick={close}>{comparisonWords(words.language).cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={count === 0}
            onClick={() => void pane.writeChosen()}
          >
            {count === 0 ? comparisonWords(words.language).nothingChosen : says.write(count)}
          </Button>
        </>
      }
    >
      {isCorrection ? (
        <p>{comparisonWords(words.language).corrections.intro}</p>
      ) : (
        differing.length > 0 && <p>{comparisonWords(words.language).intro(differing.length)}</p>
      )}
      <table className="comparison" aria-label={says.title}>
        <thead>
          <tr>
            <th scope="col">
              {differing.length > 0 && (
                <Checkbox
                  label={comparisonWords(words.language).all}
                  checked={taken === open.length ? true : taken > 0 ? "mixed" : false}
                  onChange={() => choose(taken === open.length ? [] : all)}
                />
              )}
            </th>
            <th scope="col">{says.reported}</th>
            <th scope="col">{says.computed}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((candidate) => (
            <Line
              key={candidate.id}
              candidate={candidate}
              chosen={chosenIds.has(candidate.id)}
              onToggle={() => toggle(candidate.id)}
            />
          ))}
          {blanks.length > 0 && (
            <tr>
              <th scope="rowgroup" colSpan={3} className="quiet comparison-blanks">
                {comparisonWords(words.language).blanks(blanks.length)}
              </th>
            </tr>
          )}
          {blanks.map((candidate) => (
            <BlankLine key={candidate.id} candidate={candidate} />
          ))}
        </tbody>
      </table>
      {!canBeUndone(writePatches([...blanks, ...differing])) && (
        <p>{comparisonWords(words.language).noUndo}</p>
      )}
    </Modal>
  );
}
