import { OdsValidations } from "../../../../src/web/workbook/older/ods-validations";
import type { AnyValidation } from "../../../../src/sheet/data-validation";
import { readXml } from "../../../../src/files/xml/reader";

const AREAS = [{ top: 2, left: 1, bottom: 9, right: 1 }];
const STOP = '<table:error-message table:display="true"/>';

function validation(condition: string, messages = STOP, base = "表.B3"): AnyValidation | undefined {
  const validations = new OdsValidations();
  const rule = condition.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  readXml(
    `<table:content-validations><table:content-validation table:name="val1" table:condition="${rule}" table:base-cell-address="${base}">${messages}</table:content-validation></table:content-validations>`,
    validations,
    "content.xml",
  );
  return validations.of("val1", AREAS);
}

test.each<[condition: string, items: readonly string[] | string]>([
  ['of:cell-content-is-in-list("是";"否";"说""不清""")', ["是", "否", '说"不清"']],
  ['cell-content-is-in-list( "是" ; "否;" )', ["是", "否;"]],
  ["of:cell-content-is-in-list([$项.$A$1:.$A$3])", "项!$A$1:$A$3"],
  ["of:cell-content-is-in-list(INDIRECT([.A3]))", "INDIRECT(A3)"],
])("the list of %s", (condition, items) => {
  expect(validation(condition)).toEqual({ areas: AREAS, items, strict: true });
});

test.each<[condition: string, formula: string]>([
  [
    "of:cell-content-is-decimal-number() and cell-content-is-between(0,[.$A$1])",
    "AND(ISNUMBER(B3),AND(B3>=0,B3<=$A$1))",
  ],
  ["of:cell-content-is-whole-number() and cell-content()>=1", "AND(ISNUMBER(B3),INT(B3)=B3,B3>=1)"],
  ["of:cell-content-is-date() and cell-content()<45000", "AND(ISNUMBER(B3),B3<45000)"],
  ["of:cell-content-is-time() and cell-content()!=0.5", "AND(ISNUMBER(B3),B3<>0.5)"],
  ["of:cell-content-text-length()<=5", "AND(LEN(B3)<=5)"],
  ["of:cell-content-text-length-is-not-between(1,5)", "AND(OR(LEN(B3)<1,LEN(B3)>5))"],
  ["of:is-true-formula(LEN([.B3])>[.$A3])", "LEN(B3)>$A3"],
])("what must hold for %s", (condition, formula) => {
  expect(validation(condition)).toEqual({ areas: AREAS, formula, strict: true });
});

test.each([
  "of:cell-content-is-in-list(部门)",
  `of:cell-content-is-in-list("${"长".repeat(9000)}")`,
  "of:cell-content-is-decimal-number()",
  "of:cell-content-is-decimal-number() and cell-content()>部门",
  "of:cell-content()>0",
  "",
])("nothing is seen of %.60s", (condition) => {
  expect(validation(condition)).toBeUndefined();
});

test("cells of a list that were written for another cell move along, and those that leave the sheet lead nowhere", () => {
  const moved = (reference: string, base: string) =>
    validation(`of:cell-content-is-in-list([${reference}])`, STOP, base);
  expect(moved(".D1:.$A$3", "'另 表'.C3")).toMatchObject({ items: "C1:$A$3" });
  expect(moved(".A1:.$A$3", "'另 表'.C4")).toBeUndefined();
});

const LIST = 'of:cell-content-is-in-list("是";"否")';
const prompt =
  '<table:help-message table:title="完成值" table:display="true">\n<text:p>填<text:span>年末</text:span>数。</text:p>\n<text:p>第二行</text:p>\n</table:help-message>';
const PROMPT = { title: "完成值", text: "填年末数。\n第二行" };

test.each<[name: string, messages: string, look: object]>([
  ["says nothing", "", { strict: false }],
  ["prompts", prompt, { strict: false, prompt: PROMPT }],
  ["does not show its prompt", prompt.replace('"true"', '"false"'), { strict: false }],
  [
    "warns",
    '<table:error-message table:message-type="warning" table:title="不对" table:display="true"/>',
    { strict: false, warns: true, errorMessage: { title: "不对", text: "" } },
  ],
  [
    "refuses",
    '<table:error-message table:message-type="stop" table:display="true"><text:p>选一项。</text:p></table:error-message>',
    { strict: true, errorMessage: { title: "", text: "选一项。" } },
  ],
  [
    "lets everything in",
    '<table:error-message table:message-type="stop" table:title="不对" table:display="false"/>',
    { strict: false },
  ],
])("a rule that %s", (_name, messages, format) => {
  expect(validation(LIST, messages)).toEqual({ areas: AREAS, items: ["是", "否"], ...format });
});

test("cells that take anything may prompt, and names that stand for no rule say nothing", () => {
  expect(validation("", prompt)).toEqual({ areas: AREAS, prompt: PROMPT });
  expect(new OdsValidations().of("val1", AREAS)).toBeUndefined();
});
