import { createContext, useContext } from "react";
import type { ManyFiles } from "../collecting/many-files";
import type { Messages } from "../messages/messages";
import type { Pane } from "../pane";

interface PaneSurroundings {
  readonly pane: Pane;
  readonly words: Messages;
  readonly manyFiles: ManyFiles;
}

/** What every component speaks and acts through. */
export const PaneSurroundings = createContext<PaneSurroundings | null>(null);

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
