import { unzipSync } from "fflate";
import { sendingOut, SendingOut, type SendOutWishes } from "../../src/collecting/sending-out";
import { readWorkbook } from "../../src/files/read-workbook";
import { withLearnedForm } from "../../src/filling/learned-file";
import { writeSheets } from "../../src/files/xlsx/write-xlsx";
import { projectListIn } from "../../src/many/project-list";
import { learnForm } from "../../src/reading/learned/learn-form";
import { review } from "../../src/report/review";
import { identityIn } from "../../src/sheet/identity";
import type { SheetSnapshot } from "../../src/sheet/snapshot";
import { projectList } from "../fixtures/summaries";

const LIST = projectList([
  { code: "51000025T000000000001", project: "信息系统运维", unit: "信息中心", initial: "120.5" },
  { code: "51000025T000000000002", project: "道路/养护", unit: "养护大队", initial: "300" },
  { project: "道路 养护", unit: "养护大队" },
]);

const WISHES: SendOutWishes = { form: "project-self-evaluation", batch: "2", year: 2025, month: null };

function begun(wishes: Partial<SendOutWishes> = {}): SendingOut {
  const sending = sendingOut(LIST, { ...WISHES, ...wishes });
  if (!(sending instanceof SendingOut)) throw new Error(sending.zh);
  return sending;
}

async function archived(sending: SendingOut): Promise<Uint8Array> {
  for (let at = 0; at < sending.count; at++) expect(await sending.makeFile(at)).toBeNull();
  return sending.archive();
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly SheetSnapshot[]> {
  const reading = await readWorkbook(bytes);
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  return reading.sheets;
}

test("an archive holds a prefilled form for each project, and the list that a roll-up takes", async () => {
  const files = unzipSync(await archived(begun()));
  expect(Object.keys(files)).toEqual([
    "下发清单-2.xlsx",
    "51000025T000000000001-信息系统运维-信息中心.xlsx",
    "51000025T000000000002-道路 养护-养护大队.xlsx",
    "道路 养护-养护大队.xlsx",
  ]);
  const [record, first] = Object.values(files);
  if (!record || !first) throw new Error("files are missing");
  const sheets = await sheetsOf(first);
  const [sheet] = sheets;
  expect(identityIn(sheet?.identity ?? "")).toMatchObject({ batch: "2", year: "2025" });
  const [table] = review(sheets, null).tables;
  const { projectName, implementingUnit } = table?.scored.table.fields ?? {};
  expect([projectName?.text, implementingUnit?.text]).toEqual(["信息系统运维", "信息中心"]);
  expect(table?.scored.execution?.initial?.value.toNumber()).toBe(120.5);
  const back = projectListIn(await sheetsOf(record));
  expect(back?.projects.map(({ project, batch, year }) => [project, batch, year])).toEqual([
    ["信息系统运维", "2", 2025],
    ["道路/养护", "2", 2025],
    ["道路 养护", "2", 2025],
  ]);
});

test("forms are sheets of one workbook, each with what tells it, the list last", async () => {
  const sending = begun();
  const names = new Map<string, string>();
  const specs = [];
  for (let at = 0; ; at++) {
    const sheet = sending.sheet(at, names);
    if (!sheet) break;
    names.set(sheet.name, sheet.name);
    specs.push(sheet);
  }
  expect(specs.map(({ name }) => name)).toEqual(["信息系统运维", "道路 养护", "道路 养护 2", "下发清单"]);
  const sheets = await sheetsOf(await writeSheets(specs));
  expect(sheets.map(({ identity }) => identityIn(identity ?? "")?.batch)).toEqual(["2", "2", "2", undefined]);
  expect(projectListIn(sheets.slice(3))?.projects.map(({ file }) => file)).toEqual([
    "信息系统运维",
    "道路 养护",
    "道路 养护 2",
  ]);
});

test.each([
  ["a form that nobody knows", "no-such-form", /没有表样/],
  ["a file that is no form", new TextEncoder().encode("no form"), /不是本部门的表样文件/],
])("%s is refused with what to do", (_, form, said) => {
  const refused = sendingOut(LIST, { ...WISHES, form });
  expect(refused instanceof SendingOut ? "" : refused.zh).toMatch(said);
});

test("a blank workbook without a description is no learned form", async () => {
  const [sheet] = [begun().sheet(0, new Map())];
  const bytes = await writeSheets(sheet ? [sheet] : []);
  expect(sendingOut(LIST, { ...WISHES, form: bytes })).toMatchObject({
    zh: expect.stringContaining("表样文件"),
  });
});

test("a department's own form goes out as a file for each project, and is read back by what it says of itself", async () => {
  const plain = projectList([{ project: "道路养护", unit: "养护大队", initial: "300" }]);
  const blank = sendingOut(plain, WISHES);
  const spec = blank instanceof SendingOut ? blank.sheet(0, new Map()) : null;
  const bytes = await writeSheets(spec ? [spec] : []);
  const [sheet] = await sheetsOf(bytes);
  if (!sheet) throw new Error("the form holds a sheet");
  const learned = learnForm(sheet, "本部门自评表");
  if (learned.kind !== "learned") throw new Error(JSON.stringify(learned));
  const sending = begun({ form: withLearnedForm(bytes, learned.form) });
  expect(sending.canBeSheets).toBe(false);
  const [, ...forms] = Object.values(unzipSync(await archived(sending)));
  const read = await Promise.all(forms.map(sheetsOf));
  expect(read.map(([sheet]) => identityIn(sheet?.identity ?? "")?.form)).toEqual(
    Array.from({ length: 3 }, () => "本部门自评表"),
  );
});
