import { createContext, useContext } from "react";
import type { Messages } from "../messages/messages";
import type { Pane } from "../pane";

interface PaneSurroundings {
  readonly pane: Pane;
  readonly words: Messages;
  /** Opens a copy of a file in place of the workbook, having asked where something is unsaved; null in Excel. */
  readonly openCopy: ((file: File) => void) | null;
}

/** What every component speaks and acts through. */
export const PaneSurroundings = createContext<PaneSurroundings | null>(null);

/** What a component speaks and acts through; throws `OutsidePaneError` outside of the pane. */
export function usePane(): PaneSurroundings {
  const surroundings = useContext(PaneSurroundings);
  if (!surroundings) throw new OutsidePaneError();
  return surroundings;
}

class OutsidePaneError extends Error {
  constructor() {
    super("A component of the pane was rendered outside of it");
    this.name = "OutsidePaneError";
  }
}
