import type { CellAddress } from "../../sheet/address";
import { a1 } from "../../sheet/address";
import { usePane } from "./surroundings";

interface CellButtonProps {
  readonly sheet: string;
  readonly cell: CellAddress;
  readonly onVisit?: () => void;
}

/** A cell by its name; selects it on the sheet. */
export function CellButton({ sheet, cell, onVisit }: CellButtonProps) {
  const { pane } = usePane();
  return (
    <button
      type="button"
      className="cell-button"
      onClick={(event) => {
        event.stopPropagation();
        onVisit?.();
        void pane.jump(sheet, cell);
      }}
    >
      {a1(cell)}
    </button>
  );
}
