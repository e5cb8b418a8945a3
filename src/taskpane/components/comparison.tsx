import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useLayoutEffect, useRef } from "react";
import { canBeUndone } from "../../hosts/undo-log";
import { a1 } from "../../sheet/address";
import { writableTables, type PaneState } from "../state/state";
import { planWrites, writePatches, type Candidate } from "../view/write-plan";
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

/** Where the focus was before the dialog: it goes back there, so that the keyboard can go on. */
function useFocusBack(open: boolean): void {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement;
    else if (opener.current instanceof HTMLElement) opener.current.focus();
  }, [open]);
}

function Choices({ state, chosen }: { state: PaneState; chosen: readonly string[] }) {
  const { pane, words } = usePane();
  const { dispatch } = pane.store;
  const tables = writableTables(state);
  const { blanks, differing } = planWrites(tables, (id) => chosen.includes(id));
  const all = planWrites(tables).differing.map(({ id }) => id);
  const taken = differing.filter(({ id }) => chosen.includes(id)).length;
  const count = blanks.length + taken;
  const choose = (ids: readonly string[]): void => dispatch({ type: "choice-changed", chosen: ids });
  const toggle = (id: string): void =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <DialogBody>
      <DialogTitle>{words.comparison.title}</DialogTitle>
      <DialogContent>
        {differing.length > 0 && <p>{words.comparison.intro(differing.length)}</p>}
        <table aria-label={words.comparison.title}>
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
      </DialogContent>
      <DialogActions>
        <Button onClick={() => dispatch({ type: "comparison-closed" })}>{words.comparison.cancel}</Button>
        <Button appearance="primary" disabledFocusable={count === 0} onClick={() => void pane.writeChosen()}>
          {count === 0 ? words.comparison.nothingChosen : words.comparison.write(count)}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

/** Reported beside computed, before any reported score is replaced: the person chooses row by row. */
export default function Comparison({ state }: { state: PaneState }) {
  const { dispatch } = usePane().pane.store;
  const open = state.comparison !== null;
  useFocusBack(open);
  return (
    <Dialog
      open={open}
      onOpenChange={(_, { open: stays }) => !stays && dispatch({ type: "comparison-closed" })}
    >
      <DialogSurface className="comparison">
        <Choices state={state} chosen={state.comparison ?? []} />
      </DialogSurface>
    </Dialog>
  );
}
