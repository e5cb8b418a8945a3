// node tools/try-survival.mjs: what of the things kept in a workbook is still there once another program has opened and
// saved it: the description of a learned form, and rules, roles and decisions (custom XML parts), the copy of
// these that the web edition keeps (custom properties) and a hidden name. Prints the table of docs/learned-forms.md.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBundle } from "./bundle.mjs";

const NAME = "_hengbiao_form";

function programs({ savedByLibreOffice, LIBRE_OFFICE, OPENPYXL, hucreSaved, e965Saved }) {
  const libreOffice = (format) => (bytes) => savedByLibreOffice(bytes, format);
  return [
    ["衡表 Hengbiao (fill, save)", true, (bytes) => Promise.resolve(bytes)],
    ["LibreOffice → .xlsx", LIBRE_OFFICE !== null, libreOffice("xlsx")],
    [
      "LibreOffice → .xls → .xlsx",
      LIBRE_OFFICE !== null,
      async (bytes) => savedByLibreOffice(await savedByLibreOffice(bytes, "xls"), "xlsx"),
    ],
    [
      "LibreOffice → .ods → .xlsx",
      LIBRE_OFFICE !== null,
      async (bytes) => savedByLibreOffice(await savedByLibreOffice(bytes, "ods"), "xlsx"),
    ],
    [
      "openpyxl",
      OPENPYXL !== null,
      (bytes, folder) => {
        const [from, to] = [join(folder, "a.xlsx"), join(folder, "b.xlsx")];
        writeFileSync(from, bytes);
        execFileSync(OPENPYXL, [
          "-c",
          "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])",
          from,
          to,
        ]);
        return Promise.resolve(new Uint8Array(readFileSync(to)));
      },
    ],
    ["hucre", true, hucreSaved],
    ["SheetJS CE (@e965/xlsx)", true, e965Saved],
  ];
}

const folder = mkdtempSync(join(tmpdir(), "hengbiao-survival-"));
try {
  const survival = await loadBundle("tools/survival.mjs", folder);
  const kept = await survival.markedWorkbook(NAME);
  const say = (line) => process.stdout.write(`${line}\n`);
  say(
    "| 程序 Program | 表样说明 description | 规则、列对照、复核决定 rules, roles, decisions | 网页版另存一份的自定义属性 the web edition's copy as properties | 隐藏名称 hidden name |",
  );
  say("|---|---|---|---|---|");
  for (const [program, isHere, saved] of programs(survival)) {
    if (!isHere) {
      say(`| ${program} | 未试 not at hand | 未试 | 未试 | 未试 |`);
      continue;
    }
    const { description, settings, property, name } = await survival.whatIsLeft(
      await saved(kept, folder),
      NAME,
    );
    const cells = [description, settings, property, name].map((is) => (is ? "在 kept" : "失去 lost"));
    say(`| ${program} | ${cells.join(" | ")} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
