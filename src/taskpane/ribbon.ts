/// <reference types="office-js" />
import type { Pane } from "./pane";

/** What office.js offers an add-in whose pane and commands run in one page (SharedRuntime 1.1). */
export interface CommandScope {
  readonly Office?: {
    readonly actions?: {
      associate(name: string, command: (event: unknown) => void): void;
    };
    readonly addin?: { showAsTaskpane(): Promise<void> };
  };
}

/** What a command does, by its name in the manifest. */
const COMMANDS: Readonly<Record<string, (pane: Pane) => Promise<void>>> = {
  score: async (pane) => {
    pane.store.dispatch({ type: "tab-chosen", tab: "score" });
    await pane.score("active");
  },
  clearMarks: (pane) => pane.clearMarks(),
};

/**
 * Takes up the commands of the ribbon and of the cells' menu. They run in the page of the pane itself, so that what
 * is open there stays: what can be taken back, answers, settings. To be called before Office is ready: Excel may send
 * the command that started the page at once. `opening` gives the pane, or null where none can be opened.
 */
export function takeUpCommands({ Office }: CommandScope, opening: Promise<Pane | null>): void {
  for (const [name, command] of Object.entries(COMMANDS)) {
    Office?.actions?.associate(name, (event) => void carryOut(Office.addin, event, opening, command));
  }
}

async function carryOut(
  addin: NonNullable<CommandScope["Office"]>["addin"],
  event: unknown,
  opening: Promise<Pane | null>,
  command: (pane: Pane) => Promise<void>,
): Promise<void> {
  // Where Excel does not show the pane, what the command did still stands in it once a person opens it.
  await addin?.showAsTaskpane().catch(() => undefined);
  // Excel keeps the button busy until it hears this; how far the command is, the pane shows.
  if (isCommandEvent(event)) event.completed();
  const pane = await opening;
  if (pane) await command(pane);
}

interface CommandEvent {
  completed(): void;
}

function isCommandEvent(event: unknown): event is CommandEvent {
  return (
    typeof event === "object" &&
    event !== null &&
    "completed" in event &&
    typeof event.completed === "function"
  );
}
