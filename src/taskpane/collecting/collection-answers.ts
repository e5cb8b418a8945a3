import type { Collection } from "../../collecting/collection";
import type { ProjectList } from "../../many/project-list";
import { z } from "zod";
import type { SheetSnapshot } from "../../sheet/snapshot";
import type { CollectionAsk, ListView } from "./thread-messages";

/** Sheets that the thread that reads files has put into words. */
const sheets = z.array(z.custom<SheetSnapshot>((value) => typeof value === "object" && value !== null));

function viewOf(list: ProjectList | null): ListView | null {
  return list && { ...list, projects: list.projects.length };
}

/** What the collection does with what it is asked; `CollectionAnswers` says what comes of each. */
export async function answerOf(collection: Collection, ask: CollectionAsk): Promise<unknown> {
  switch (ask.kind) {
    case "keep":
      collection.keep(ask.text);
      return null;
    case "clear":
      collection.clear();
      return null;
    case "list":
      return viewOf(collection.takeList(sheets.parse(JSON.parse(ask.text))));
    case "roles":
      return viewOf(collection.chooseRoles(new Map(ask.chosen)));
    case "roll-up":
      return collection.rollUp(ask.wishes);
    case "file":
      return collection.file(ask.path);
    case "sheet":
      return collection.sheet(ask.at, new Map(ask.names));
    case "send-out": {
      const { form, wishes } = ask;
      return collection.sendOut({
        ...wishes,
        form: typeof form === "string" ? form : new Uint8Array(await form.arrayBuffer()),
      });
    }
    case "outgoing-file":
      return collection.sending.makeFile(ask.at);
    case "outgoing-sheet":
      return collection.sending.sheet(ask.at, new Map(ask.names));
    case "archive":
      return collection.sending.archive();
    case "workbook":
      return collection.workbook();
    case "narrative":
      return collection.narrative();
  }
}
