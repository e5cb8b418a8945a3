import { describeFailure, describeNote } from "../files/describe";
import type { Bilingual } from "../forms/form-spec";
import { displayWidth } from "../sheet/text-width";
import type { CellSpec, CellStyle, SheetSpec } from "../sheet/sheet-spec";
import type { SheetSnapshot } from "../sheet/snapshot";
import type { CommandInput, ExitCode, Terminal } from "./command";
import { openWorkbook } from "./open-workbook";
import { saveWorkbook } from "./save-workbook";

/** Widths in characters between which columns follow their texts. */
const NARROWEST = 8;
const WIDEST = 36;
const LINE_HEIGHT = 16;

const STYLE: CellStyle = {
  fontSize: 11,
  bold: false,
  color: null,
  fill: null,
  border: true,
  horizontal: "left",
  wrap: true,
  numberFormat: "@",
  locked: false,
};

function contentOf(sheet: SheetSnapshot): readonly (readonly (CellSpec | null)[])[] {
  const { origin, rows } = sheet;
  const before = Array.from({ length: origin.column }, () => null);
  return [
    ...Array.from({ length: origin.row }, () => []),
    ...rows.map((line) => [
      ...before,
      ...line.map((cell): CellSpec | null =>
        cell === null ? null : { content: { kind: "text", text: cell.text }, style: 0 },
      ),
    ]),
  ];
}

/** The cells of a sheet as they were read, each as the text it shows, at the address it has in reports. */
function specOf(sheet: SheetSnapshot): SheetSpec {
  const rows = contentOf(sheet);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const widths = Array.from({ length: columns }, () => NARROWEST);
  rows.slice(sheet.documentTable?.firstRow ?? 0).forEach((row) =>
    row.forEach((cell, column) => {
      const text = cell?.content?.kind === "text" ? cell.content.text : "";
      widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, displayWidth(text) + 2));
    }),
  );
  const area = { top: 0, left: 0, bottom: Math.max(0, rows.length - 1), right: columns - 1 };
  return {
    name: sheet.name,
    font: "宋体",
    styles: [STYLE],
    columns: widths,
    rows: rows.map((cells) => ({ height: LINE_HEIGHT, cells })),
    merges: sheet.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: { orientation: "portrait", area, titleRows: null, footer: "&C&P / &N" },
    protected: false,
  };
}

/** Saves what is read of a file as a workbook, and says what was not read. */
export async function extractFile(
  { operands, options, language }: CommandInput,
  terminal: Terminal,
): Promise<ExitCode> {
  const complain = (where: string, problem: Bilingual): ExitCode => {
    terminal.tell(`${where}${language === "zh" ? "：" : ": "}${problem[language]}`);
    return 2;
  };
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0) {
    return complain("hengbiao extract", { zh: "要写一个文件。", en: "one file is wanted." });
  }
  const out = options["out"];
  if (out === undefined) {
    return complain("--out", { zh: "要写存为哪个 .xlsx 文件。", en: "the .xlsx file to write is wanted." });
  }
  const reading = await openWorkbook(file);
  if (reading.kind !== "read") return complain(file, reading.why);
  const { sheets, notes } = reading;
  if (sheets.length === 0) {
    terminal.tell(
      `${file}${language === "zh" ? "：" : ": "}${describeFailure({ kind: "no-tables" })[language]}`,
    );
    return 0;
  }
  const problem = await saveWorkbook(out, sheets.map(specOf));
  if (problem) return complain("hengbiao extract", problem);
  await terminal.print(
    language === "zh"
      ? `已保存 ${out}：工作表 ${sheets.length} 张。\n`
      : `Saved ${out}, sheets: ${sheets.length}.\n`,
  );
  for (const note of notes) terminal.tell(describeNote(note)[language]);
  return 0;
}
