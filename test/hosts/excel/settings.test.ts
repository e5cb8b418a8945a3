import { sheetOf, valueOf } from "../contract";
import { openBench } from "./bench";

const self = sheetOf("自评表", { A1: "项目支出绩效自评表" });
const PART = '<kept xmlns="urn:hengbiao:roles">{"a":"&lt;"}</kept>';

test("a setting is a custom XML part of its own namespace, one for each key", async () => {
  const { host, workbook } = await openBench([self]);
  valueOf(await host.saveSetting("roles", '{"a":1}'));
  valueOf(await host.saveSetting("roles", '{"a":"<"}'));
  valueOf(await host.saveSetting("decisions", "[]"));
  expect([...workbook.xmlParts.values()].map((xml) => xml.replace(/^.*\n/, ""))).toEqual([
    PART,
    '<kept xmlns="urn:hengbiao:decisions">[]</kept>',
  ]);
  expect(workbook.settings.size).toBe(0);
});

test("what an earlier version kept among the add-in's settings is read, and goes once something is kept anew", async () => {
  const { host, workbook } = await openBench([self]);
  workbook.settings.set("hengbiao.roles", "by an earlier version");
  expect(valueOf(await host.loadSetting("roles"))).toBe("by an earlier version");
  valueOf(await host.saveSetting("roles", "{}"));
  expect(valueOf(await host.loadSetting("roles"))).toBe("{}");
  expect(workbook.settings.get("hengbiao.roles")).toBe("");
  workbook.settings.set("hengbiao.profile", "by an earlier version");
  valueOf(await host.saveSetting("profile", null));
  expect(valueOf(await host.loadSetting("profile"))).toBeNull();
});

test("of several parts of one namespace, as copies leave them, the first counts and the next text takes their place", async () => {
  const { host, workbook } = await openBench([self]);
  workbook.xmlParts.set("one", PART);
  workbook.xmlParts.set("two", PART.replace("&lt;", "two"));
  workbook.xmlParts.set("other", '<kept xmlns="urn:somebody:roles">no</kept>');
  expect(valueOf(await host.loadSetting("roles"))).toBe('{"a":"<"}');
  valueOf(await host.saveSetting("roles", null));
  expect(valueOf(await host.loadSetting("roles"))).toBeNull();
  expect([...workbook.xmlParts.keys()]).toEqual(["one", "other"]);
});
