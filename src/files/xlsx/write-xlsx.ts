import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Cell, CellStyle as StoredStyle, ConditionalRule, DataValidation, WriteSheet } from "hucre/xlsx";
import { a1Area, columnName, type Area } from "../../sheet/address";
import type { FormulaFormat } from "../../sheet/conditional-format";
import type { BuiltValidation } from "../../sheet/data-validation";
import { IDENTITY_NAME } from "../../sheet/identity";
import type { CellSpec, PrintSetup, SheetSpec } from "../../sheet/sheet-spec";
import { storedStyle } from "./stored-style";

const FONT_SIZE = 11;

/** Everything a person needs in order to fill in and lay out a protected form stays allowed. */
const PROTECTION: NonNullable<WriteSheet["protection"]> = {
  sheet: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  deleteRows: true,
};

/** A cell that would be taken for an error value unless it is written as formatted text. */
const ERROR_VALUE = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

function storedCell({ content }: CellSpec, style: StoredStyle): Partial<Cell> {
  switch (content?.kind) {
    case undefined:
      return { style };
    case "text":
      return ERROR_VALUE.test(content.text)
        ? { richText: [{ text: content.text }], style }
        : { value: content.text, style };
    case "number":
      return { value: content.value, style };
    case "formula":
      return { formula: content.formula, formulaResult: content.result, style };
  }
}

function areaList(areas: readonly Area[]): string {
  return areas.map(a1Area).join(" ");
}

function conditionOf(validation: BuiltValidation): Partial<DataValidation> & Pick<DataValidation, "type"> {
  if ("items" in validation) {
    const { items } = validation;
    return typeof items === "string"
      ? { type: "list", formula1: items }
      : { type: "list", values: [...items] };
  }
  if ("least" in validation) {
    const { least, most } = validation;
    const formula2 = typeof most === "number" ? String(most) : most.formula;
    return { type: "decimal", operator: "between", formula1: String(least), formula2 };
  }
  return { type: "custom", formula1: "TRUE" };
}

function storedValidation(validation: BuiltValidation): DataValidation {
  const { prompt, errorMessage } = validation;
  return {
    ...conditionOf(validation),
    range: areaList(validation.areas),
    allowBlank: true,
    ...(prompt ? { showInputMessage: true, inputTitle: prompt.title, inputMessage: prompt.text } : {}),
    ...(errorMessage
      ? {
          showErrorMessage: true,
          errorStyle: "stop",
          errorTitle: errorMessage.title,
          errorMessage: errorMessage.text,
        }
      : {}),
  };
}

function storedRule(format: FormulaFormat, index: number): ConditionalRule {
  const { colour, fill, bold } = format;
  const font = {
    ...(bold ? { bold } : {}),
    ...(colour === undefined ? {} : { color: { rgb: colour.slice(1) } }),
  };
  return {
    type: "expression",
    priority: index + 1,
    range: areaList(format.areas),
    formula: format.formula,
    style: {
      ...(colour === undefined && !bold ? {} : { font }),
      // A differential format is filled with its background colour.
      ...(fill === undefined
        ? {}
        : { fill: { type: "pattern", pattern: "solid", bgColor: { rgb: fill.slice(1) } } as const }),
    },
  };
}

interface SheetName {
  readonly name: string;
  readonly scope: string;
  readonly range: string;
}

/** Names that Excel takes a sheet's print set-up from; the library would write the sheet's name without quotes. */
function printNames({ name, print: { area, titleRows } }: SheetSpec): readonly SheetName[] {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const { top, left, bottom, right } = area;
  const cells = `$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`;
  const printArea = { name: "_xlnm.Print_Area", scope: name, range: `${sheet}!${cells}` };
  if (titleRows === null) return [printArea];
  const rows = `$${titleRows.first + 1}:$${titleRows.last + 1}`;
  return [printArea, { name: "_xlnm.Print_Titles", scope: name, range: `${sheet}!${rows}` }];
}

/** What a form that is sent out says of itself. */
function identityNames({ name, identity }: SheetSpec): readonly SheetName[] {
  if (identity === undefined) return [];
  return [{ name: IDENTITY_NAME, scope: name, range: `"${identity.replaceAll('"', '""')}"` }];
}

function pageSetup({ orientation, pages }: PrintSetup): NonNullable<WriteSheet["pageSetup"]> {
  return {
    paperSize: "a4",
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: pages === "one" ? 1 : 0,
    horizontalCentered: true,
    margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
  };
}

/** The library counts the rows behind which a page ends. */
function rowBreaks({ pages = [] }: PrintSetup): Pick<WriteSheet, "rowBreaks"> {
  return pages === "one" || pages.length === 0 ? {} : { rowBreaks: pages.map((row) => row - 1) };
}

function storedSheet(spec: SheetSpec): WriteSheet {
  const styles = spec.styles.map((style) =>
    storedStyle({ ...style, font: { name: spec.font, ...style.font } }),
  );
  const cells = new Map<string, Partial<Cell>>();
  spec.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      const style = cell && styles[cell.style];
      if (style) cells.set(`${r},${c}`, storedCell(cell, style));
    });
  });
  return {
    name: spec.name,
    rows: spec.rows.map(() => []),
    cells,
    columns: spec.columns.map((width) => ({ width })),
    rowDefs: new Map(spec.rows.map(({ height }, r) => [r, { height }])),
    merges: spec.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    dataValidations: spec.validations.map(storedValidation),
    conditionalRules: spec.conditionalFormats.map(storedRule),
    ...(spec.frozenRows === 0 ? {} : { freezePane: { rows: spec.frozenRows } }),
    ...(spec.protected ? { protection: PROTECTION } : {}),
    pageSetup: pageSetup(spec.print),
    ...rowBreaks(spec.print),
    headerFooter: { oddFooter: spec.print.footer },
    view: { showGridLines: false },
  };
}

const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const WORKSHEET_DIMENSION = /<dimension ref="([^"]+)"\/>/;
const WORKSHEET_END = "</worksheet>";

const WORKBOOK = "xl/workbook.xml";

/** Names by which forms are known again are nothing that a person looks up; the library has no word for hidden ones. */
export function withHiddenIdentities(workbook: string): string {
  return workbook.replaceAll(
    `<definedName name="${IDENTITY_NAME}"`,
    `<definedName name="${IDENTITY_NAME}" hidden="1"`,
  );
}

const FIRST_WORKSHEET = "xl/worksheets/sheet1.xml";

/**
 * Adds to written sheets what the library cannot say. Excel marks digits kept as text, and formulas a person may
 * write over, with a green corner; in these forms both are meant so. And the first sheet is the selected one: Excel
 * may crash when it inserts the sheets of a file that has none.
 */
function completed(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (name === WORKBOOK) parts[name] = strToU8(withHiddenIdentities(strFromU8(part)));
    if (!WORKSHEET.test(name)) continue;
    const xml = strFromU8(part);
    const area = WORKSHEET_DIMENSION.exec(xml)?.[1];
    if (area === undefined || !xml.endsWith(WORKSHEET_END)) continue;
    const ignored =
      `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1" formula="1" ` +
      `formulaRange="1" unlockedFormula="1"/></ignoredErrors>`;
    const whole = xml.slice(0, -WORKSHEET_END.length) + ignored + WORKSHEET_END;
    const selected = whole.replace(/<sheetView(?=[\s/>])/, '<sheetView tabSelected="1"');
    parts[name] = strToU8(name === FIRST_WORKSHEET ? selected : whole);
  }
  return zipSync(parts);
}

/** Writes built sheets to the bytes of an .xlsx file. Formulas are calculated anew by who opens it. */
export async function writeSheets(specs: readonly SheetSpec[]): Promise<Uint8Array> {
  const font = specs[0]?.font;
  const written = await writeXlsx({
    sheets: specs.map(storedSheet),
    namedRanges: specs.flatMap((spec) => [...printNames(spec), ...identityNames(spec)]),
    ...(font === undefined ? {} : { defaultFont: { name: font, size: FONT_SIZE } }),
  });
  return completed(written);
}
