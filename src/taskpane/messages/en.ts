import type { HostFailure, Refusal } from "../../hosts/host";
import { a1, type CellAddress } from "../../sheet/address";
import type { TaskKind } from "../state/state";
import { counted } from "./counted";
import { saidByCode, type SaidByCode } from "./host-codes";
import type { FailureWords, Messages } from "./messages";

const UNCHANGED = "The sheet was not changed.";
const AS_SHOWN = "The sheet shows the outcome.";

function named(sheets: readonly string[]): string {
  return sheets.map((sheet) => `“${sheet}”`).join(", ");
}

/** The first cells of many. */
function shortList(cells: readonly CellAddress[]): string {
  const shown = cells.slice(0, 3).map(a1).join(", ");
  return cells.length > 3 ? `${shown} and ${cells.length - 3} more` : shown;
}

const REFUSALS: Readonly<Record<Refusal, Pick<FailureWords, "what" | "todo">>> = {
  merge: { what: "This would change a part of a merged cell.", todo: "Change the merged cells, then retry." },
  filter: {
    what: "The sheet is filtered, which does not allow this.",
    todo: "Clear the filter, then retry.",
  },
  "pivot-table": {
    what: "A pivot table is in the way; a part of it cannot be changed.",
    todo: "Move the pivot table, then retry.",
  },
  array: {
    what: "The cell to write is a part of an array formula, which cannot be changed by itself.",
    todo: "Change the whole array formula in Excel or WPS, then try again.",
  },
  shift: {
    what: "Inserting or deleting would tear an array formula, a table or merged cells apart.",
    todo: "Insert or delete in Excel yourself.",
  },
  "sheet-end": {
    what: "The last row or column of the sheet is filled, so nothing can be moved.",
    todo: "Delete contents and formats at the end of the sheet, then retry.",
  },
  "other-change": { what: "Someone else is changing the same place.", todo: "Wait a moment, then retry." },
  state: {
    what: "The workbook is in a state that does not allow this step.",
    todo: "Close open dialogs, finish editing, then retry.",
  },
  unsupported: {
    what: "This version of Excel does not support this step.",
    todo: "Update Office, or use Excel on a computer.",
  },
  "sheet-kind": {
    what: "This sheet has no cells, such as a chart sheet.",
    todo: "Go to a sheet with a table.",
  },
  "too-long": { what: "What is to be written is too long for a cell.", todo: "Shorten it, then retry." },
  links: {
    what: "Links of the workbook to others may not be updated.",
    todo: "See to the links on the Data tab, then retry.",
  },
  connection: {
    what: "The connection to Excel broke.",
    todo: "Check the network, open the workbook again and retry.",
  },
  "signed-out": {
    what: "Excel is not signed in any more.",
    todo: "Sign in again under File, Account, then retry.",
  },
  memory: {
    what: "Excel has too little memory for this step.",
    todo: "Close other workbooks, or do it in several steps.",
  },
  restart: { what: "Excel has to be started again.", todo: "Save the workbook and restart Excel." },
};

const BY_CODE: Readonly<Record<SaidByCode, Pick<FailureWords, "what" | "todo">>> = {
  internal: {
    what: "Excel had an internal error and does not say why.",
    todo: "Save the workbook, close it, open it again and retry. If that fails, send the details to your support.",
  },
  argument: {
    what: "Excel does not accept a cell or a content of this step, and does not say which.",
    todo: "Score again, then retry. If that fails, send the details to your support.",
  },
  "our-request": {
    what: "Hengbiao asked Excel for something against its rules; this is a fault of Hengbiao.",
    todo: "Send the details to your support.",
  },
  nothing: {
    what: "Excel did not complete this step.",
    todo: "Save the workbook, close it, open it again and retry. If that fails, send the details to your support.",
  },
};

function failureWords(failure: HostFailure, task: TaskKind): FailureWords {
  // Of marks some may be gone where clearing them stops halfway.
  const changed = task === "clearing" ? AS_SHOWN : UNCHANGED;
  switch (failure.code) {
    case "unsupported-host":
      return {
        what: `This version of Excel lacks what is needed (${failure.needs}).`,
        changed: UNCHANGED,
        todo: "Update Office first.",
      };
    case "busy-editing":
      return {
        what: "A cell is being edited, or a dialog is open.",
        changed: UNCHANGED,
        todo: "Press Enter or Esc to finish, then try again.",
      };
    case "protected":
      return {
        what: `Sheet ${named(failure.sheets)} is protected by a password and cannot be written to.`,
        changed: UNCHANGED,
        todo: "Unprotect it with the password on the Review tab and try again; scoring works all the same.",
      };
    case "sheet-deleted":
      return {
        what: `Sheet ${named(failure.sheets)} is no longer in the workbook.`,
        changed: UNCHANGED,
        todo: "Score again.",
      };
    case "too-large":
      return {
        what: `Sheet ${named(failure.sheets)} is larger than can be read at once.`,
        changed: UNCHANGED,
        todo: "Delete blank rows, columns and formats outside the table, or move the table to a new sheet.",
      };
    case "structure-protected":
      return {
        what: "The structure of the workbook is protected: no sheet can be added or removed.",
        changed: UNCHANGED,
        todo: "Choose Protect Workbook on the Review tab to lift that, then try again.",
      };
    case "sheet-changed":
      return {
        what: `Sheet ${named([failure.sheet])} was worked on since it was inserted (${shortList(failure.cells)}).`,
        changed: UNCHANGED,
        todo: "If you do not want the sheet, delete it yourself.",
      };
    case "row-changed":
      return {
        what: `The row inserted into sheet ${named([failure.sheet])} was changed since (${shortList(failure.cells)}).`,
        changed: UNCHANGED,
        todo: "If you do not want the row, delete it yourself.",
      };
    case "row-refused":
      return {
        what: `Sheet ${named([failure.sheet])} holds an array formula, a table or a pivot table that a row would tear apart.`,
        changed: UNCHANGED,
        todo: "Insert the row in Excel yourself.",
      };
    case "sheet-hidden":
      return {
        what: `Sheet ${named(failure.sheets)} is hidden, so its cells cannot be shown.`,
        changed: UNCHANGED,
        todo: "Unhide the sheet first.",
      };
    case "cell-hidden":
      return {
        what: `${a1(failure.cell)} is in a hidden ${failure.line}.`,
        changed: UNCHANGED,
        todo:
          failure.line === "row" ? "Unhide the row, or clear the filter, first." : "Unhide the column first.",
      };
    case "access-denied":
      return {
        what: "Excel refused this step, though no sheet is protected: security software or a policy may forbid it.",
        changed: UNCHANGED,
        todo: "Save, open the workbook again and retry; if that fails, ask your IT department.",
      };
    case "read-only":
      return {
        what: "The workbook is open for reading only.",
        changed: UNCHANGED,
        todo: "Save a copy or enable editing, then try again; scoring works all the same.",
      };
    case "refused":
      return { ...REFUSALS[failure.reason], changed };
    case "insertion-refused":
      return {
        what: "Excel did not take the sheet in: a security policy may forbid it, and the iPad cannot do it.",
        changed: UNCHANGED,
        todo: "Choose “Save as a file” and open that in Excel; where there is no such button, make it in the web edition.",
      };
    case "left-unprotected": {
      const { what, todo } = failureWords(failure.cause, task);
      return {
        what,
        changed: `Sheet ${named(failure.sheets)} could not be protected again.`,
        todo: `Protect it again on the Review tab. ${todo}`,
      };
    }
    case "left-in": {
      const left = failure.row === null ? "Sheet" : `Row ${failure.row + 1} of sheet`;
      return {
        what: failureWords(failure.cause, task).what,
        changed: `${left} ${named([failure.sheet])} was inserted and could not be taken out.`,
        todo: "If you do not want it, delete it yourself.",
      };
    }
    case "no-answer":
      return {
        what: "Office does not answer.",
        changed,
        todo: "Close the pane, open the workbook again and retry.",
      };
    case "not-in-front":
      return {
        what: "Another workbook is in front.",
        changed: UNCHANGED,
        todo: "Click this workbook, then try again.",
      };
    case "cancelled":
      return { what: "Cancelled.", changed: UNCHANGED, todo: "" };
    case "partly-applied":
      if (task === "undoing") {
        return {
          what: `Restoring stopped halfway: ${failureWords(failure.cause, task).what}`,
          changed: "Some cells were restored.",
          todo: "Choose “Undo writing” again for the others.",
        };
      }
      return {
        what: `Writing stopped halfway: ${failureWords(failure.cause, task).what}`,
        changed: "Some cells were written.",
        todo: "Choose “Undo writing” to set them back, then try again.",
      };
    case "unknown":
      return {
        ...BY_CODE[saidByCode(failure.hostCode)],
        changed: task === "undoing" ? AS_SHOWN : changed,
      };
  }
}

export const en: Messages = {
  language: "en",
  tag: "en",

  tabs: { label: "Hengbiao", score: "Score", building: "Forms", collecting: "Roll-up", rules: "Rules" },

  toolbar: {
    scoreSheet: "Score this sheet",
    scoreWorkbook: "Score whole workbook",
    workbook: "Whole workbook",
    live: "Live",
    liveHint: "Scores again after every edit",
  },

  start: {
    what: "Recomputes every score of a performance self-evaluation and finds what a reviewer would send back.",
    how: "Go to the sheet with the form and choose “Score this sheet”.",
    privacy: "Data stays on this computer.",
  },

  reading: {
    busy: "Reading the sheets",
    progress: (sheet, done, total) => `Reading “${sheet}” (${done}/${total})`,
    cancel: "Cancel",
  },
  busy: {
    writing: "Writing",
    undoing: "Undoing",
    marking: "Marking",
    clearing: "Clearing marks",
    inserting: "Inserting the sheet",
    removing: "Taking the sheet out",
  },
  waiting: "Excel is waiting: a cell may be in edit mode. Press Enter or Esc to finish.",

  elsewhere: (shown, front) =>
    `${front === "" ? "This sheet" : `“${front}”`} holds no form; this is the result of “${shown}”.`,
  stale: { text: "The sheet was edited", rescore: "Score again" },
  locked: (sheets) =>
    `Sheet ${named(sheets)} is protected: without a password it is unlocked for marks and writes and locked again as it was; with one it can be scored, not written to.`,

  actions: {
    bar: "Actions",
    mark: "Mark sheet",
    clear: "Clear marks",
    write: "Write scores",
    undo: "Undo writing",
    undoInsertion: "Undo insertion",
    undoHeights: "Restore row heights",
    fitRows: "Make rows fit their texts",
    more: "More actions",
    exportText: "Export as text",
    exportJson: "Export as JSON",
    opens: "Open with the workbook",
    opensNoMore: "Do not open with the workbook",
    markCount: (cells) => counted(cells, "cell"),
    inCells: (cells) => counted(cells, "cell"),
    onSheet: (cells) => `${counted(cells, "cell")} of the sheet`,
    writeCount: (cells) => counted(cells, "score"),
  },

  notice: {
    written: (cells) => `${counted(cells, "score")} written.`,
    filled: (cells) => `${counted(cells, "cell")} written.`,
    corrected: (cells, marked) =>
      `${counted(cells, "cell")} changed, ${marked ? "marked green on the sheet" : "not marked, as a password protects the sheet"}.`,
    inserted: (sheet) => `Sheet “${sheet}” inserted.`,
    removed: (sheet) => `Sheet “${sheet}” taken out again.`,
    marked: (cells) =>
      cells === 0 ? "Nothing to mark; old marks are gone." : `${counted(cells, "cell")} marked.`,
    cleared: (cells) =>
      cells === 0 ? "The workbook has no marks." : `Marks removed from ${counted(cells, "cell")}.`,
    rowRemoved: (row) => `Row ${row} was taken out again.`,
    undone: (restored, left) =>
      left.length === 0
        ? `${counted(restored, "cell")} restored.`
        : `${counted(restored, "cell")} restored; ${left.join(", ")} changed since and stay as they are.`,
    copied: "Copied.",
    notCopied: "The clipboard is not available; nothing was copied.",
    saveFile: "Save as a file",
    fileOffered: (name) => `“${name}” is made.`,
    openingKept: (opens) =>
      opens
        ? "The pane will open together with this workbook."
        : "The pane will no longer open together with this workbook.",
    keptRulesUnreadable:
      "The rules kept in this workbook cannot be read, so the default rules count; set them anew under “Rules”.",
    rulesSaved: (profile) =>
      profile === null ? "Each form chooses its rules now." : `“${profile}” counts now.`,
    undo: "Undo",
    copy: "Copy",
    close: "Close",
  },

  failure: {
    title: {
      starting: "Not ready",
      reading: "Not scored",
      writing: "Not written",
      undoing: "Not undone",
      marking: "Not marked",
      clearing: "Marks not cleared",
      inserting: "Sheet not inserted",
      removing: "Sheet not taken out",
      jumping: "Cell not shown",
      saving: "Settings not kept",
    },
    of: failureWords,
    details: "Copy details",
    close: "Close",
  },

  crash: {
    title: "The pane failed",
    text: "The sheet was not changed. Open the pane again; if that fails, send the details to your support.",
    reload: "Open again",
    details: "Copy details",
  },
};
