import { decisionsOn } from "../../src/report/decisions";
import type { Pane } from "../../src/taskpane/pane";
import { tablesOf } from "../../src/taskpane/state/state";
import { zh } from "../../src/taskpane/messages/zh";
import { maintenanceBook } from "./books";
import { FakeHost } from "./fake-host";
import { paneOn } from "./opened-pane";

const tables = (pane: Pane) => {
  const { result } = pane.store.state();
  return result ? tablesOf(result) : [];
};

const findings = (pane: Pane, check: string) =>
  tables(pane).flatMap((table) => table.findings.filter((each) => each.check === check));

function decided(pane: Pane, check: string) {
  const decisions = decisionsOn(tables(pane), pane.store.state().decisions);
  return findings(pane, check).map((each) => decisions.get(each));
}

async function scored(host: FakeHost) {
  const pane = await paneOn(host);
  await pane.score("active");
  return pane;
}

const CHECK = "execution-reason-missing";
const REJECTED = { choice: "rejected", reason: "财政收回指标" } as const;

test("a decision is kept with the workbook, and back when it is opened and scored again", async () => {
  const host = new FakeHost(maintenanceBook);
  const pane = await scored(host);
  await pane.decide(findings(pane, CHECK), REJECTED);
  expect(decided(pane, CHECK)).toEqual([{ ...REJECTED, before: null }]);
  const again = await scored(host);
  expect(decided(again, CHECK)).toEqual([{ ...REJECTED, before: null }]);
  expect(again.store.state().notice).toMatchObject({
    kind: "said",
    text: expect.stringContaining("1 条复核决定"),
  });
  await again.decide(findings(again, CHECK), null);
  expect(host.settings.has("decisions")).toBe(false);
});

test("several decisions at once are all kept, whatever comes first", async () => {
  const host = new FakeHost(maintenanceBook);
  const pane = await scored(host);
  const all = tables(pane).flatMap((table) => table.findings);
  await Promise.all(all.map((each) => pane.decide([each], { choice: "accepted", reason: "" })));
  const again = await scored(host);
  const decisions = decisionsOn(tables(again), again.store.state().decisions);
  expect(decisions.size).toBe(all.length);
  expect([...decisions.values()].every(({ choice }) => choice === "accepted")).toBe(true);
});

test("decisions that cannot be read are said and not used", async () => {
  const host = new FakeHost(maintenanceBook);
  host.settings.set("decisions", '{"version":1,"decisions":"none"}');
  const pane = await scored(host);
  expect(pane.store.state().decisions).toEqual([]);
  expect(pane.store.state().notice).toMatchObject({
    kind: "said",
    text: "工作簿里保存的复核决定读不出来，没有采用；作出新的决定后将替换它。",
  });
});

test("the work paper and the opinion carry the decisions, the source and the date", async () => {
  const host = new FakeHost(maintenanceBook);
  const pane = await scored(host);
  await pane.decide(findings(pane, CHECK), REJECTED);
  await pane.handOnPapers("work-paper", "sheet", zh);
  await pane.handOnPapers("opinion", "sheet", zh);
  const texts = (name: string) =>
    JSON.stringify(host.sheetNamed(name)?.rows.map((row) => row.map((cell) => cell?.text ?? "")));
  expect(texts("复核底稿 信息化系统运维")).toContain("不采纳：财政收回指标");
  expect(texts("复核底稿 信息化系统运维")).toContain("自评.xlsx，工作表");
  const opinion = texts("审核意见 信息化系统运维");
  for (const text of [
    "自评.xlsx，工作表",
    "2026年3月2日",
    "执行率 78.78 %",
    "［不采纳：财政收回指标］",
    "复核得分 77.83 分",
  ])
    expect(opinion).toContain(text);
});
