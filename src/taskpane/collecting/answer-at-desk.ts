import type { Desk } from "../../collecting/desk";
import type { ProjectList } from "../../many/project-list";
import { z } from "zod";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { DeskAsk, ListView } from "./asks";

/** Sheets that the thread that reads files has put into words. */
const sheets = z.array(z.custom<SheetSnapshot>((value) => typeof value === "object" && value !== null));

function viewOf(list: ProjectList | null): ListView | null {
  return list && { ...list, projects: list.projects.length };
}

/** What the desk does with what it is asked; `DeskAnswers` says what comes of each. */
export async function answerAtDesk(desk: Desk, ask: DeskAsk): Promise<unknown> {
  switch (ask.kind) {
    case "keep":
      desk.keep(ask.text);
      return null;
    case "clear":
      desk.clear();
      return null;
    case "list":
      return viewOf(desk.takeList(sheets.parse(JSON.parse(ask.text))));
    case "roles":
      return viewOf(desk.chooseRoles(new Map(ask.chosen)));
    case "roll-up":
      return desk.rollUp(ask.wishes);
    case "file":
      return desk.file(ask.path);
    case "sheet":
      return desk.sheet(ask.at, new Map(ask.names));
    case "send-out": {
      const { form, wishes } = ask;
      return desk.sendOut({
        ...wishes,
        form: typeof form === "string" ? form : new Uint8Array(await form.arrayBuffer()),
      });
    }
    case "outgoing-file":
      return desk.sending.makeFile(ask.at);
    case "outgoing-sheet":
      return desk.sending.sheet(ask.at, new Map(ask.names));
    case "archive":
      return desk.sending.archive();
    case "workbook":
      return desk.workbook();
    case "narrative":
      return desk.narrative();
  }
}
