import fc from "fast-check";
import { withKept } from "../../../src/files/patch/custom-xml";
import { patchXlsx } from "../../../src/files/patch/patch-xlsx";
import { keptSettings } from "../../../src/files/xlsx/kept-settings";
import { keptTextOf, keptXml } from "../../../src/sheet/kept-xml";
import { handmade, partsOf } from "../../fixtures/handmade";
import { schemaFaults } from "../../fixtures/open-xml";

const PLAIN = handmade({ sheets: { 表: "<sheetData/>" } });
/** What Excel wrote for an earlier version, which kept with the add-in. */
const WITH_ADD_IN = handmade({
  sheets: { 表: "<sheetData/>" },
  parts: {
    "xl/webextensions/webextension1.xml":
      '<we:webextension xmlns:we="urn:we"><we:properties><we:property name="hengbiao.roles" value="&quot;by the add-in&quot;"/></we:properties></we:webextension>',
  },
});

function withProperty(text: string): Uint8Array {
  return patchXlsx(PLAIN, { sheets: [], properties: new Map([["hengbiao.roles", text]]) });
}

test("each text is kept in a custom XML part of its own, and read back", async () => {
  const kept = new Map([
    ["roles", '{"a":"<&>"}'],
    ["profile", "{}"],
  ]);
  const saved = patchXlsx(PLAIN, { sheets: [], kept });
  expect(keptSettings(saved)).toEqual(kept);
  const parts = partsOf(saved);
  expect(parts["customXml/item1.xml"]).toContain('<kept xmlns="urn:hengbiao:roles">');
  expect(parts["customXml/item2.xml"]).toContain('<kept xmlns="urn:hengbiao:profile">');
  expect(parts["xl/worksheets/sheet1.xml"]).toBe(partsOf(PLAIN)["xl/worksheets/sheet1.xml"]);
  expect(await schemaFaults(saved)).toEqual([]);
  const again = patchXlsx(saved, { sheets: [], kept: new Map([["roles", "{}"]]) });
  expect(keptSettings(again).get("roles")).toBe("{}");
  expect(Object.keys(partsOf(again))).toEqual(Object.keys(parts));
});

test.each([
  ["among the custom properties", withProperty("as a property"), "as a property"],
  ["with the add-in", WITH_ADD_IN, "by the add-in"],
])("what an earlier version kept %s is still read, until something is kept anew", (_where, old, text) => {
  expect(keptSettings(old).get("roles")).toBe(text);
  expect(keptSettings(withKept(old, "roles", "anew")).get("roles")).toBe("anew");
  const taken = patchXlsx(old, { sheets: [], kept: new Map([["roles", null]]) });
  expect(keptSettings(taken).has("roles")).toBe(false);
});

test("any text comes back from its part, also where a program wrote its entities otherwise", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = JSON.stringify({ text });
      expect(JSON.parse(keptTextOf(keptXml("roles", json)) ?? "")).toEqual({ text });
    }),
  );
  expect(keptTextOf('<kept xmlns="urn:hengbiao:roles">&#60;&#x3e;&quot;&apos;&amp;lt;</kept>')).toBe(
    "<>\"'&lt;",
  );
  expect(keptTextOf('<kept xmlns="urn:hengbiao:roles"/>')).toBe("");
  expect(keptTextOf("<other/>")).toBeNull();
});
