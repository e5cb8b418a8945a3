import { Button, Checkbox } from "@fluentui/react-components";
import { canBeUndone } from "../../hosts/undo-log";
import { a1 } from "../../sheet/address";
import { tablesInView, type PaneState } from "../state/state";
import { planWrites, writePatches, type Candidate } from "../view/write-plan";
import { Modal } from "./modal";
import { usePane } from "./surroundings";

interface LineProps {
  readonly candidate: Candidate;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Line({ candidate, chosen, onToggle }: LineProps) {
  const { words } = usePane();
  const { sheet, cell, subject, reported, computed, formula, hidesDecimals } = candidate;
  const name = words.comparison.subject(subject);
  return (
    <tr>
      <th scope="row">
        <Checkbox
          checked={chosen}
          onChange={onToggle}
          label={
            <>
              {name}
              <span className="quiet comparison-place">{words.comparison.place(sheet, a1(cell))}</span>
              {hidesDecimals && (
                <span className="quiet comparison-place">{words.comparison.hidesDecimals}</span>
              )}
              {formula && <span className="quiet comparison-place">{words.comparison.formula}</span>}
            </>
          }
        />
      </th>
      <td className="figure">{reported}</td>
      <td className="figure strong">{computed}</td>
    </tr>
  );
}

interface ComparisonProps {
  readonly state: PaneState;
  /** Ids of the differing cells chosen to be replaced. */
  readonly chosen: readonly string[];
}

/** Reported beside computed, before any reported score is replaced: the person chooses row by row. */
export default function Comparison({ state, chosen }: ComparisonProps) {
  const { pane, words } = usePane();
  const { dispatch } = pane.store;
  const tables = tablesInView(state);
  const { blanks, differing } = planWrites(tables, (id) => chosen.includes(id));
  const all = planWrites(tables).differing.map(({ id }) => id);
  const taken = differing.filter(({ id }) => chosen.includes(id)).length;
  const count = blanks.length + taken;
  const choose = (ids: readonly string[]): void => dispatch({ type: "choice-changed", chosen: ids });
  const toggle = (id: string): void =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const close = (): void => dispatch({ type: "comparison-closed" });
  return (
    <Modal
      title={words.comparison.title}
      onDismiss={close}
      actions={
        <>
          <Button onClick={close}>{words.comparison.cancel}</Button>
          <Button
            appearance="primary"
            disabledFocusable={count === 0}
            onClick={() => void pane.writeChosen()}
          >
            {count === 0 ? words.comparison.nothingChosen : words.comparison.write(count)}
          </Button>
        </>
      }
    >
      {differing.length > 0 && <p>{words.comparison.intro(differing.length)}</p>}
      <table className="comparison" aria-label={words.comparison.title}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                label={words.comparison.all}
                checked={taken === differing.length ? true : taken > 0 ? "mixed" : false}
                onChange={() => choose(taken === differing.length ? [] : all)}
              />
            </th>
            <th scope="col">{words.comparison.reported}</th>
            <th scope="col">{words.comparison.computed}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((candidate) => (
            <Line
              key={candidate.id}
              candidate={candidate}
              chosen={chosen.includes(candidate.id)}
              onToggle={() => toggle(candidate.id)}
            />
          ))}
        </tbody>
      </table>
      {!canBeUndone(writePatches([...blanks, ...differing])) && <p>{words.comparison.noUndo}</p>}
      {blanks.length > 0 && <p className="quiet">{words.comparison.blanks(blanks.length)}</p>}
    </Modal>
  );
}
