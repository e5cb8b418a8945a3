import type { BuildingWords } from "./words";

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

export const en: BuildingWords = {
  source: "Table",
  noTable: "The active sheet holds no performance table.",
  reread: "Read again",
  notRead: "Sheet not read",
  parts: {
    label: "Go to",
    next: "Next form",
    fill: "Fill in",
    template: "Blank forms",
    document: "Document",
    library: "Library",
  },
  chooseTable: "Choose a table",

  next: {
    title: "Next form",
    to: "Make",
    reviewPaper: "Review work paper",
    nextYear: (form) => `${form} (next year)`,
    make: "Make from this table",
    nothing: "Nothing follows from this form.",
    needsTable: "Open a sheet with a performance table, then choose “Read again”.",
    left: (count, from) => `Not carried over from “${from}”: ${count}`,
    all: (from) => `All of “${from}” is in the new form.`,
    reasons: {
      "no-place": "no place in the new form",
      merged: "added to funds of its kind",
      "other-year": "of the year before",
      "not-a-choice": "not among the choices of its cell",
      "not-allowed": "not admitted by the validation of its cell",
      "no-row": "no row can be put in there",
      unread: "could not be read",
    },
  },

  template: {
    title: "Templates",
    choose: "Choose a form",
    year: "Year",
    unit: "Unit of amounts",
    rows: "Rows for each level-2 indicator",
    month: "Months",
    monthOf: (month) => `Jan–${MONTHS[month - 1] ?? ""}`,
    formulas: "With formulas, checks and lists",
    locked: "Lock all but the places to fill in (no password)",
    names: (project) => `Fill in the names of “${project}”`,
    insert: "Insert template",
    wrongYear: "The year is a whole number from 1949 to 2200.",
    wrongRows: "The rows are a whole number from 1 to 50.",
  },

  document: {
    title: "Insert from a document",
    about: "Puts the tables of a Word file, PDF, web page or CSV into this workbook, each on a sheet.",
    choose: "Choose a file",
    inserted: (file, tables) =>
      `Inserted ${counted(tables, "sheet")} from “${file}”.${tables > 1 ? " Each Undo takes one out, the last one first." : ""}`,
    notRead: (file, why) => `“${file}” was not inserted. ${why}`,
    notOpened: (file, why) =>
      `“${file}” cannot be opened and was not inserted (${why}). Check that it is still there, and try again.`,
    tooMany: (file, tables, most) =>
      `“${file}” has ${tables} tables, at most ${most} are inserted: none was. Keep only the performance tables, save it and try again.`,
    isWorkbook: {
      zh: "这是工作簿，请直接打开。",
      en: "This is a workbook: open it as it is.",
    },
  },

  fill: {
    title: "Filling in",
    complete: "Complete",
    completeHint: (cells) =>
      `Fills ${counted(cells, "blank rate, score or total", "blank rates, scores and totals")}`,
    willFill: (cells) => `Will be filled in: ${cells}`,
    nothingBlank: "Nothing blank can be completed",
    open: (cells) => `A person decides ${counted(cells, "score")}:`,
    reasons: "Reasons",
    reasonsDue: (cells) => `${counted(cells, "reason is", "reasons are")} due`,
    noneDue: "No reason is due",
    reasonFor: (cell) => `Reason in ${cell}`,
    texts: "Texts with a limit",
    length: (now, most) => `${now} / ${most} characters`,
    tooLong: (beyond) => `${beyond} too many`,
    write: "Write reasons",
    betweenSentences: " ",
    changed:
      "The sheet was changed, so nothing was written. The list is up to date now: check it and write again.",
    otherSheet: "Another sheet is active now, so nothing was written. Go back to the sheet and write again.",
    nothingTyped: "No reason was typed. Type one into its field first.",
  },

  library: {
    title: "Indicator library",
    search: "Search indicators",
    hint: "Chinese text or pinyin initials, such as myd",
    level1: "Level 1",
    level2: "Level 2",
    all: "All",
    found: (count) => counted(count, "indicator"),
    none: "Nothing found. Try another word or other levels.",
    similar: (count) => `No name holds this; ${counted(count, "shares", "share")} a word with it:`,
    elsewhere: (count) => `None in this class, ${count} in others.`,
    byRow: "Filtered by the class of the selected row.",
    showAll: "Show all",
    isThere: "in the table",
    namedAlready: (name) => `“${name}” is in the table already; check whether it is there twice:`,
    isTwice: (cells) => ` ${cells.join(", ")} has the same name: check whether it is there twice.`,
    meant: "Is it one of these?",
    takeMeant: (name) => `Put in “${name}”`,
    own: "own",
    noTarget: "target to be set",
    inUse: (source) => `In use: ${source}`,
    intoSelected: "Into the selected row",
    intoBlank: "As a new row",
    remove: (name) => `Delete “${name}” from the library`,
    usual: (name, wanted, like) =>
      `“${name}” is usually ${wanted}, like ${like.map((each) => `“${each}”`).join(", ")}.`,
    takeUsual: "Put into this row",
    dismissUsual: "Not this suggestion",
    usualTaken: (name) => `The usual sign and unit were put into the row of “${name}”.`,
    keep: "Keep this table’s indicators",
    exportFile: "Export",
    importFile: "Import",
    fileName: "hengbiao-indicators.json",
    ownCount: (count) =>
      count === 0
        ? "No indicators of your own yet."
        : `${counted(count, "indicator")} of your own, kept in the workbook.`,
    put: (name, cell) => `“${name}” put into ${cell}.`,
    replaced: (name, cell, old) => `“${name}” put into ${cell} in place of “${old}”.`,
    selectRow: "Select an indicator row of the table first, then choose “Into the selected row”.",
    needsTable: "The active sheet holds no performance table. Switch to one, or insert a template first.",
    rowInserted: (name, row) =>
      `Row ${row} was put in for “${name}”; merges, formulas and dropdowns reach over it.`,
    rowAdded: (name, sheet) =>
      `This sheet takes no row: sheet “${sheet}” has one more with “${name}”; this one is as it was.`,
    kept: (count) => `${counted(count, "indicator")} of your own in the library.`,
    nothingToKeep: "The active sheet holds no named indicator to keep.",
    tooLong: (count) => ` ${counted(count, "other was", "others were")} too long to keep.`,
    tooMany: "More than 5000 indicators of your own: nothing was kept. Delete some first.",
  },
};
