import { isPrintedHint } from "../../src/forms/printed-hints";
import { projectSelfEvaluation } from "../../src/forms/project-self-evaluation";

const HINTED = projectSelfEvaluation.fields.flatMap(({ key, hints }) => hints.map((hint) => ({ key, hint })));

describe("printed hints", () => {
  it.each(HINTED)("$key: $hint", ({ key, hint }) => {
    expect(isPrintedHint("project-self-evaluation", key, hint)).toBe(true);
    const wrapped = hint.replace(/.{7}/g, "$&\n").replaceAll("（", "(");
    expect(isPrintedHint("project-self-evaluation", key, wrapped)).toBe(true);
  });

  it.each([
    ["improvements", "针对项目自评中发现的问题，提出下一步改进完善的意见及有关政策性建议。（300 字以内）"],
    ["problems", "结合自评情况，分析存在的问题及原因。"],
    [
      "executionReason",
      "1.预算执行率=预算执行数/调整后预算数，预算执行率未达到 90%的需说明原因（100 字以内）；",
    ],
    [
      "executionReason",
      "2.年中发生预算调整的（追加或调减），应单独说明理由；3.其他资金包括社会投入资金、银行贷款等",
    ],
  ] as const)("%s: %s", (key, text) => {
    expect(isPrintedHint("project-self-evaluation", key, text)).toBe(true);
  });

  it.each([
    ["problems", "结合自评情况，分析存在的问题如下：前期调研不够。"],
    ["problems", "结合自评情况，分析存在的问题及原因。（200字以内）一是前期调研不够。"],
    ["executionReason", "1.预算执行率未达90%原因：项目跨年。2.年中调剂主要是调增食堂支出。"],
    [
      "executionReason",
      "1.预算执行率=预算执行数/调整后预算数，预算执行率未达到 90%的需说明原因（100 字以内）；合同分期付款。",
    ],
    ["improvements", "无"],
    ["improvements", "将项目简介控制在 200 字以内。"],
    ["improvements", ""],
  ] as const)("%s, an answer: %s", (key, text) => {
    expect(isPrintedHint("project-self-evaluation", key, text)).toBe(false);
  });
});
