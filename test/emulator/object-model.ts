import { a1Area, parseA1, type Area, type CellAddress } from "../../src/sheet/address";
import { HostError, unknownMember } from "./host-error";
import {
  COLUMNS,
  commonArea,
  ROWS,
  type EmulatedSheet,
  type EmulatedWorkbook,
  type Rule,
  type SheetOfFile,
} from "./workbook";

/**
 * An object of Excel's object model, as far as it is emulated: scalar properties to get and set,
 * properties that lead to other objects, methods, and the items of a collection.
 */
export interface HostObject {
  readonly type: string;
  /** Pins the client's path to this object. */
  readonly id?: string;
  /** Whether the client keeps it across syncs by reference. */
  readonly keepsReference?: true;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: unknown) => void>>;
  readonly go?: Readonly<Record<string, () => HostObject | null>>;
  readonly call?: Readonly<Record<string, (args: readonly unknown[]) => unknown>>;
  readonly items?: () => readonly HostObject[];
  readonly item?: (key: unknown) => HostObject;
  /** Only on ranges: what methods that take a range need to know. */
  readonly range?: { readonly area: Area };
}

/** Whether an answer of a method is an object of the model rather than a plain value. */
export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** What a page may want to be told. */
export type Watched = "changes" | "formats" | "rows sorted" | "columns sorted" | "activations" | "selections";

export type ChangeType = "RangeEdited" | "RowInserted" | "RowDeleted";

/** What the object model reports to the host around it. */
export interface HostEvents {
  readonly changed: (sheet: EmulatedSheet, area: Area, change?: ChangeType) => void;
  readonly formatted: (sheet: EmulatedSheet, area: Area) => void;
  readonly watch: (what: Watched, watching: boolean) => void;
  readonly selected: (sheet: EmulatedSheet, area: Area) => void;
  readonly activated: (sheet: EmulatedSheet) => void;
  /** Whether another workbook is in front, so that nothing can be selected. */
  readonly behind: () => boolean;
  readonly releaseReference: (id: string) => void;
  /** The sheets of a file in Base64, or why it is refused. */
  readonly sheetsOfFile: (base64: string) => readonly SheetOfFile[] | HostError;
}

/** The ExcelApi set that brought a member; those not listed came before 1.6. */
export const REQUIREMENTS: Readonly<Record<string, string>> = {
  "Range.ConditionalFormats": "1.6",
  "Range.CopyFrom": "1.9",
  "RangeAreas.ConditionalFormats": "1.9",
  "Workbook.GetActiveCell": "1.7",
  "Workbook.InsertWorksheetsFromBase64": "1.13",
  "Workbook.Name": "1.7",
  "Workbook.Protection": "1.7",
  "Workbook.ReadOnly": "1.8",
  "Worksheet.GetRangeByIndexes": "1.7",
  "Worksheet.GetRanges": "1.9",
  "WorksheetCollection._RegisterDataChangedEvent": "1.9",
  "WorksheetCollection._UnregisterDataChangedEvent": "1.9",
  "WorksheetCollection._RegisterRowSortedEvent": "1.10",
  "WorksheetCollection._UnregisterRowSortedEvent": "1.10",
  "WorksheetCollection._RegisterColumnSortedEvent": "1.10",
  "WorksheetCollection._UnregisterColumnSortedEvent": "1.10",
  "WorksheetCollection._RegisterFormatChangedEvent": "1.9",
  "WorksheetCollection._UnregisterFormatChangedEvent": "1.9",
  "WorksheetCollection._RegisterActivatedEvent": "1.7",
  "WorksheetCollection._UnregisterActivatedEvent": "1.7",
  "WorksheetCollection._RegisterSelectionChangedEvent": "1.9",
  "WorksheetCollection._UnregisterSelectionChangedEvent": "1.9",
  "Range.GetCellProperties": "1.9",
  "Range.GetColumnProperties": "1.9",
  "Range.GetRowProperties": "1.9",
  "Range.GetMergedAreasOrNullObject": "1.13",
  "ConditionalFormat.GetRanges": "1.9",
  "ConditionalFormatCollection.GetItemOrNullObject": "1.14",
};

const MOST_AREAS = 512;
const MOST_CELLS = 5_000_000;
const LONGEST_ADDRESS = 8_192;

const notFound = () => new HostError("ItemNotFound", "The requested resource doesn't exist.");
const invalid = () =>
  new HostError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
const denied = () => new HostError("AccessDenied", "You cannot perform the requested operation.");
const notPermitted = () =>
  new HostError("InvalidOperation", "This operation is not permitted for the current object.");

/** The root of the object model over one workbook. */
export function workbookObject(workbook: EmulatedWorkbook, events: HostEvents): HostObject {
  return {
    type: "Workbook",
    get: { ReadOnly: () => workbook.readOnly, Name: () => workbook.name },
    go: {
      Worksheets: () => worksheets(workbook, events),
      Settings: () => settings(workbook),
      CustomXmlParts: () => customXmlParts(workbook),
      Protection: () => ({
        type: "WorkbookProtection",
        get: { Protected: () => workbook.structureProtected },
      }),
    },
    call: {
      GetActiveCell: () => {
        const { sheet, area } = workbook.selection;
        return range(workbook, sheet, { ...area, bottom: area.top, right: area.left }, events);
      },
      InsertWorksheetsFromBase64: ([file, options]) => insertSheets(workbook, events, text(file), options),
      GetSelectedRange: () => range(workbook, workbook.selection.sheet, workbook.selection.area, events),
      _RemoveReference: ([id]) => events.releaseReference(text(id)),
    },
  };
}

interface InsertOptions {
  readonly positionType?: string;
  readonly relativeTo?: string;
}

/** All sheets of a file, behind one that is named; other positions are not emulated. */
function insertSheets(
  workbook: EmulatedWorkbook,
  events: HostEvents,
  file: string,
  options: unknown,
): readonly string[] {
  if (workbook.structureProtected) throw denied();
  const sheets = events.sheetsOfFile(file);
  if (sheets instanceof HostError) throw sheets;
  const { positionType, relativeTo }: InsertOptions = typeof options === "object" && options ? options : {};
  if (positionType !== "After" || relativeTo === undefined) {
    throw new Error(`EMULATOR: the position ${String(positionType)} is not emulated`);
  }
  let after = workbook.find(relativeTo);
  if (!after) throw notFound();
  const ids: string[] = [];
  for (const sheet of sheets) {
    after = workbook.insert(sheet, after);
    ids.push(after.id);
  }
  return ids;
}

function worksheets(workbook: EmulatedWorkbook, events: HostEvents): HostObject {
  const find = (key: unknown) => {
    const sheet = workbook.find(text(key));
    return sheet ? worksheet(workbook, sheet, events) : null;
  };
  return {
    type: "WorksheetCollection",
    items: () => workbook.sheets.map((sheet) => worksheet(workbook, sheet, events)),
    item: (key) => {
      const sheet = find(key);
      if (!sheet) throw notFound();
      return sheet;
    },
    call: {
      GetItemOrNullObject: ([key]) => find(key),
      GetActiveWorksheet: () => worksheet(workbook, workbook.active, events),
      GetFirst: ([visibleOnly]) => {
        const first = workbook.sheets.find(
          ({ visibility }) => visibleOnly !== true || visibility === "Visible",
        );
        return first ? worksheet(workbook, first, events) : null;
      },
      Add: ([name]) => worksheet(workbook, workbook.addSheet(text(name)), events),
      _RegisterDataChangedEvent: () => events.watch("changes", true),
      _UnregisterDataChangedEvent: () => events.watch("changes", false),
      _RegisterRowSortedEvent: () => events.watch("rows sorted", true),
      _UnregisterRowSortedEvent: () => events.watch("rows sorted", false),
      _RegisterColumnSortedEvent: () => events.watch("columns sorted", true),
      _UnregisterColumnSortedEvent: () => events.watch("columns sorted", false),
      _RegisterFormatChangedEvent: () => events.watch("formats", true),
      _UnregisterFormatChangedEvent: () => events.watch("formats", false),
      _RegisterActivatedEvent: () => events.watch("activations", true),
      _UnregisterActivatedEvent: () => events.watch("activations", false),
      _RegisterSelectionChangedEvent: () => events.watch("selections", true),
      _UnregisterSelectionChangedEvent: () => events.watch("selections", false),
    },
  };
}

function worksheet(workbook: EmulatedWorkbook, sheet: EmulatedSheet, events: HostEvents): HostObject {
  const toRange = (area: Area) => range(workbook, sheet, area, events);
  return {
    type: "Worksheet",
    id: sheet.id,
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Visibility: () => sheet.visibility,
    },
    go: {
      Protection: () => ({
        type: "WorksheetProtection",
        get: { Protected: () => sheet.protected, Options: () => ({ ...sheet.protection }) },
        call: {
          Protect: ([options, password]) => {
            if (sheet.protected) throw denied();
            sheet.protected = true;
            sheet.protection = typeof options === "object" && options !== null ? { ...options } : {};
            sheet.password = typeof password === "string" ? password : null;
          },
          Unprotect: ([password]) => {
            if (sheet.password !== null && sheet.password !== password) throw invalid();
            sheet.protected = false;
          },
        },
      }),
    },
    call: {
      GetRange: ([address]) =>
        toRange(address === null || address === undefined ? WHOLE : parseArea(text(address))),
      GetRangeByIndexes: ([row, column, rows, columns]) =>
        toRange(
          checked({
            top: whole(row),
            left: whole(column),
            bottom: whole(row) + whole(rows) - 1,
            right: whole(column) + whole(columns) - 1,
          }),
        ),
      GetRanges: ([address]) => {
        const list = text(address);
        if (list.length >= LONGEST_ADDRESS) throw invalid();
        return rangeAreas(workbook, sheet, list.split(",").map(parseArea), events);
      },
      GetUsedRange: ([valuesOnly]) =>
        toRange(sheet.usedArea(valuesOnly === true) ?? { top: 0, left: 0, bottom: 0, right: 0 }),
      GetUsedRangeOrNullObject: ([valuesOnly]) => {
        const used = sheet.usedArea(valuesOnly === true);
        return used ? toRange(used) : null;
      },
      Activate: () => {
        if (events.behind()) throw new HostError("GeneralException", "An internal error has occurred.");
        if (sheet.visibility !== "Visible") throw notPermitted();
        if (workbook.active === sheet) return;
        workbook.active = sheet;
        events.activated(sheet);
      },
      Delete: () => {
        if (workbook.structureProtected) throw denied();
        workbook.deleteSheet(sheet.name);
      },
    },
  };
}

/** A sheet's name as addresses hold it: in apostrophes where it is more than letters, digits and underscores. */
const sheetPrefix = (name: string) =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

const cellCount = ({ top, left, bottom, right }: Area) => (bottom - top + 1) * (right - left + 1);

const WHOLE: Area = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

function range(workbook: EmulatedWorkbook, sheet: EmulatedSheet, area: Area, events: HostEvents): HostObject {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  const toRange = (other: Area) => range(workbook, sheet, checked(other), events);
  const grid = (pick: (cell: { row: number; column: number }) => unknown) => {
    if (rows * columns > MOST_CELLS) return null;
    const line = (row: number) =>
      Array.from({ length: columns }, (_unused, c) => pick({ row, column: area.left + c }));
    // Of rows that hold nothing an inflated sheet has very many; one line stands for all of them. Which rows hold
    // something is not asked for a few: a request may ask for thousands of single cells.
    const held = rows > 100 ? sheet.heldRows() : null;
    let blank: readonly unknown[] | null = null;
    return Array.from({ length: rows }, (_, r) => {
      const row = area.top + r;
      return (held?.has(row) ?? true) ? line(row) : (blank ??= line(row));
    });
  };
  const write = (value: unknown) => {
    const lines = matrix(value, rows, columns);
    const cells = lines.flatMap((line, r) =>
      line.map((input, c) => ({ cell: { row: area.top + r, column: area.left + c }, input })),
    );
    if (!cells.every(({ cell }) => sheet.isWritable(cell))) throw denied();
    for (const { cell, input } of cells) if (input !== null) sheet.type(cell, input);
    events.changed(sheet, area);
  };
  return {
    type: "Range",
    keepsReference: true,
    range: { area },
    get: {
      Address: () => `'${sheet.name}'!${a1Area(area)}`,
      RowIndex: () => area.top,
      ColumnIndex: () => area.left,
      RowCount: () => rows,
      ColumnCount: () => columns,
      Values: () => {
        if (sheet.unreadable !== null) throw new HostError(sheet.unreadable, "Range.Values failed");
        return grid((cell) => sheet.at(cell)?.value ?? "");
      },
      Formulas: () => grid((cell) => formulaOf(sheet.at(cell))),
      Text: () => grid((cell) => sheet.at(cell)?.text ?? ""),
      NumberFormat: () => grid((cell) => sheet.formatAt(cell)),
      RowHidden: () => sheet.rowHeights.get(area.top) === 0,
      ColumnHidden: () => sheet.columnWidths.get(area.left) === 0,
    },
    set: {
      Values: write,
      Formulas: write,
      NumberFormat: (value) => {
        matrix(value, rows, columns).forEach((line, r) =>
          line.forEach((format, c) =>
            sheet.format({ row: area.top + r, column: area.left + c }, text(format)),
          ),
        );
        events.formatted(sheet, area);
      },
    },
    go: {
      ConditionalFormats: () => conditionalFormats(workbook, sheet, [area], events),
      Format: () => rangeFormat(sheet, area),
    },
    call: {
      GetCellProperties: () =>
        grid((cell) => ({
          format: {
            wrapText: sheet.wrapped.some((wrapped) => commonArea(wrapped, only(cell)) !== null),
            font: { size: sheet.fontSize },
          },
        })),
      GetRowProperties: () =>
        Array.from({ length: rows }, (_, at) => {
          const rowHeight = sheet.rowHeights.get(area.top + at) ?? ROW_HEIGHT;
          return { format: { rowHeight }, rowHidden: rowHeight === 0 };
        }),
      GetColumnProperties: () =>
        Array.from({ length: columns }, (_, at) => {
          const columnWidth = sheet.columnWidths.get(area.left + at) ?? COLUMN_WIDTH;
          return { format: { columnWidth }, columnHidden: columnWidth === 0 };
        }),
      GetRow: ([row]) => toRange({ ...area, top: area.top + whole(row), bottom: area.top + whole(row) }),
      GetBoundingRect: ([other]) => toRange(around(area, areaOf(other))),
      GetIntersectionOrNullObject: ([other]) => {
        const common = commonArea(area, areaOf(other));
        return common ? toRange(common) : null;
      },
      GetMergedAreasOrNullObject: () => {
        const merged = sheet.merges.filter(
          ({ top, left }) => top >= area.top && top <= area.bottom && left >= area.left && left <= area.right,
        );
        if (merged.length > MOST_AREAS) throw invalid();
        return merged.length > 0 ? rangeAreas(workbook, sheet, merged, events) : null;
      },
      Merge: ([across]) => {
        if (sheet.protected) throw denied();
        if (across !== true) sheet.merge(area);
        else
          for (let row = area.top; row <= area.bottom; row += 1)
            sheet.merge({ ...area, top: row, bottom: row });
      },
      Insert: ([shift]) => {
        shiftRows(workbook, sheet, area, shift, "Down");
        events.changed(sheet, area, "RowInserted");
        return toRange(area);
      },
      Delete: ([shift]) => {
        shiftRows(workbook, sheet, area, shift, "Up");
        events.changed(sheet, area, "RowDeleted");
      },
      CopyFrom: ([source, kind]) => {
        if (kind !== "All") throw unknownMember(`Range.copyFrom of ${String(kind)}`);
        if (sheet.protected) throw denied();
        sheet.copy(areaOf(source), { row: area.top, column: area.left });
        events.changed(sheet, area);
      },
      Clear: ([applyTo]) => {
        if (applyTo !== "Contents") throw unknownMember(`Range.clear of ${String(applyTo)}`);
        if (sheet.protected) throw denied();
        sheet.empty(area);
        events.changed(sheet, area);
      },
      Select: () => {
        if (events.behind()) throw new HostError("InvalidSelection", "The current selection is invalid.");
        if (workbook.active !== sheet) throw notPermitted();
        workbook.selection = { sheet, area };
        events.selected(sheet, area);
      },
      _ValidateArraySize: ([height, width]) => {
        if (height !== rows || width !== columns) throw invalid();
      },
    },
  };
}

const only = ({ row, column }: CellAddress): Area => ({ top: row, bottom: row, left: column, right: column });

/** Points, as Excel has them for 11 points of its usual font; it shows heights in steps of a quarter. */
const ROW_HEIGHT = 15;
const COLUMN_WIDTH = 48;
const HEIGHT_STEP = 0.25;

/** The look of a range, of which heights of rows alone are emulated. */
function rangeFormat(sheet: EmulatedSheet, { top, bottom }: Area): HostObject {
  const heights = () =>
    Array.from({ length: bottom - top + 1 }, (_, at) => sheet.rowHeights.get(top + at) ?? ROW_HEIGHT);
  return {
    type: "RangeFormat",
    get: {
      RowHeight: () => {
        const [first, ...others] = heights();
        return others.every((height) => height === first) ? first : null;
      },
    },
    set: {
      RowHeight: (value) => {
        if (sheet.protected && sheet.protection["allowFormatRows"] !== true) throw denied();
        if (typeof value !== "number" || value < 0 || value > 409) throw invalid();
        for (let row = top; row <= bottom; row += 1)
          sheet.rowHeights.set(row, Math.round(value / HEIGHT_STEP) * HEIGHT_STEP);
      },
    },
  };
}

/** Puts in or takes out a whole row; other areas are not emulated. */
function shiftRows(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  area: Area,
  shift: unknown,
  expected: "Down" | "Up",
): void {
  const isRow = area.left === 0 && area.right === COLUMNS - 1 && area.top === area.bottom;
  if (!isRow || shift !== expected) throw unknownMember("shifting anything but a whole row");
  if (sheet.protected) throw denied();
  sheet.shiftRows(area.top, expected === "Down" ? 1 : -1, workbook.sheets);
}

function rangeAreas(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  areas: readonly Area[],
  events: HostEvents,
): HostObject {
  return {
    type: "RangeAreas",
    keepsReference: true,
    get: {
      CellCount: () => areas.reduce((count, area) => count + cellCount(area), 0),
      Address: () => areas.map((area) => `${sheetPrefix(sheet.name)}!${a1Area(area)}`).join(","),
    },
    go: {
      Areas: () => ({
        type: "RangeCollection",
        items: () => areas.map((area) => range(workbook, sheet, area, events)),
      }),
      ConditionalFormats: () => conditionalFormats(workbook, sheet, areas, events),
    },
  };
}

function conditionalFormats(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  areas: readonly Area[],
  events: HostEvents,
): HostObject {
  const here = () =>
    sheet.rules.filter((rule) => rule.areas.some((one) => areas.some((other) => commonArea(one, other))));
  const find = (id: unknown) => here().find((rule) => rule.id === id);
  return {
    type: "ConditionalFormatCollection",
    items: () => here().map((rule) => conditionalFormat(workbook, sheet, rule, events)),
    item: (id) => {
      const rule = find(id);
      if (!rule) throw notFound();
      return conditionalFormat(workbook, sheet, rule, events);
    },
    call: {
      Add: ([type]) => {
        if (sheet.protected) throw denied();
        if (type !== "Custom")
          throw new Error(`EMULATOR: conditional formats of type ${String(type)} cannot be added`);
        const id = workbook.newRuleId();
        const rule: Rule = { id, areas, type, formula: "", fill: "", fontColor: "", bold: false };
        sheet.rules.unshift(rule);
        return conditionalFormat(workbook, sheet, rule, events);
      },
      GetItemOrNullObject: ([id]) => {
        const rule = find(id);
        return rule ? conditionalFormat(workbook, sheet, rule, events) : null;
      },
    },
  };
}

function conditionalFormat(
  workbook: EmulatedWorkbook,
  sheet: EmulatedSheet,
  rule: Rule,
  events: HostEvents,
): HostObject {
  return {
    type: "ConditionalFormat",
    id: rule.id,
    get: { Id: () => rule.id, Type: () => rule.type },
    go: {
      Custom: () => {
        if (rule.type !== "Custom") throw notPermitted();
        return customFormat(sheet, rule);
      },
      CustomOrNullObject: () => (rule.type === "Custom" ? customFormat(sheet, rule) : null),
    },
    call: {
      GetRanges: () => rangeAreas(workbook, sheet, rule.areas, events),
      Delete: () => {
        if (sheet.protected) throw denied();
        sheet.rules = sheet.rules.filter((other) => other !== rule);
      },
    },
  };
}

/** Reading a rule that stands twice on the same cells fails in Excel, so it fails here. */
function customFormat(sheet: EmulatedSheet, rule: Rule): HostObject {
  const readable = () => {
    const twin = sheet.rules.find(
      (other) => other !== rule && other.formula === rule.formula && sameAreas(other.areas, rule.areas),
    );
    if (twin) throw new HostError("GeneralException", "An internal error has occurred.");
  };
  return {
    type: "CustomConditionalFormat",
    go: {
      Rule: () => ({
        type: "ConditionalFormatRule",
        get: {
          Formula: () => {
            readable();
            return rule.formula;
          },
        },
        set: { Formula: (formula) => void (rule.formula = text(formula)) },
      }),
      Format: () => ({
        type: "ConditionalRangeFormat",
        go: {
          Fill: () => ({
            type: "ConditionalRangeFill",
            get: { Color: () => rule.fill },
            set: { Color: (color) => void (rule.fill = text(color)) },
          }),
          Font: () => ({
            type: "ConditionalRangeFont",
            get: { Color: () => rule.fontColor },
            set: {
              Color: (color) => void (rule.fontColor = text(color)),
              Bold: (bold) => void (rule.bold = bold === true),
            },
          }),
        },
      }),
    },
  };
}

const sameAreas = (a: readonly Area[], b: readonly Area[]) => JSON.stringify(a) === JSON.stringify(b);

function settings(workbook: EmulatedWorkbook): HostObject {
  const setting = (key: string): HostObject => ({
    type: "Setting",
    id: key,
    get: { Key: () => key, Value: () => workbook.settings.get(key), _Id: () => key },
    call: { Delete: () => void workbook.settings.delete(key) },
  });
  return {
    type: "SettingCollection",
    items: () => [...workbook.settings.keys()].map(setting),
    call: {
      Add: ([key, value]) => {
        workbook.settings.set(text(key), value);
        return setting(text(key));
      },
      GetItemOrNullObject: ([key]) => (workbook.settings.has(text(key)) ? setting(text(key)) : null),
    },
  };
}

/** The custom XML parts of a workbook: any XML whose root is in a namespace. */
function customXmlParts(workbook: EmulatedWorkbook): HostObject {
  const part = (id: string): HostObject => ({
    type: "CustomXmlPart",
    id,
    get: { Id: () => id, _Id: () => id },
    call: {
      GetXml: () => workbook.xmlParts.get(id),
      SetXml: ([xml]) => void workbook.xmlParts.set(id, xmlText(xml)),
      Delete: () => void workbook.xmlParts.delete(id),
    },
  });
  return {
    type: "CustomXmlPartCollection",
    items: () => [...workbook.xmlParts.keys()].map(part),
    item: (id) => {
      if (!workbook.xmlParts.has(text(id))) throw notFound();
      return part(text(id));
    },
    call: {
      Add: ([xml]) => {
        const id = workbook.newId("0019");
        workbook.xmlParts.set(id, xmlText(xml));
        return part(id);
      },
      GetByNamespace: ([namespace]) => ({
        type: "CustomXmlPartScopedCollection",
        items: () =>
          [...workbook.xmlParts]
            .filter(([, xml]) => / xmlns="([^"]*)"/.exec(xml)?.[1] === namespace)
            .map(([id]) => part(id)),
      }),
    },
  };
}

/** Excel takes in well-formed XML only. */
function xmlText(value: unknown): string {
  const xml = text(value);
  if (!/^(?:<\?xml[^>]*\?>\s*)?<(\w+)[^>]*>[^<]*<\/\1>$/.test(xml)) throw invalid();
  return xml;
}

/** Excel's `formulas` give a typed text as it stands, without the apostrophe that made it text. */
function formulaOf(cell: { readonly formula?: string; readonly value: unknown } | null): unknown {
  if (cell === null) return "";
  return cell.formula === undefined ? cell.value : `=${cell.formula}`;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw invalid();
  return value;
}

function whole(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalid();
  return value;
}

function matrix(value: unknown, rows: number, columns: number): readonly unknown[][] {
  if (!Array.isArray(value))
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  const lines: unknown[][] = value;
  if (lines.length !== rows || lines.some((line) => line.length !== columns)) throw invalid();
  return lines;
}

function areaOf(argument: unknown): Area {
  if (typeof argument === "string") return parseArea(argument);
  if (!isHostObject(argument) || !argument.range) throw invalid();
  return argument.range.area;
}

function parseArea(address: string): Area {
  const [first = "", last = first, ...more] = address.split(":");
  if (/^\d+:\d+$/.test(address)) {
    return checked({ top: Number(first) - 1, left: 0, bottom: Number(last) - 1, right: COLUMNS - 1 });
  }
  const from = parseA1(first);
  const to = parseA1(last);
  if (!from || !to || more.length > 0) throw invalid();
  return checked({ top: from.row, left: from.column, bottom: to.row, right: to.column });
}

function checked(area: Area): Area {
  const ordered = area.top >= 0 && area.left >= 0 && area.bottom >= area.top && area.right >= area.left;
  if (!ordered || area.bottom >= ROWS || area.right >= COLUMNS) throw invalid();
  return area;
}

function around(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}
