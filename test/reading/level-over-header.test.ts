import { onlyTable } from "../fixtures/only-table";

/** The levels and the name of each indicator. */
function levelsOf(text: string): readonly string[] {
  return onlyTable(text).indicators.map(({ level1, level2, name }) =>
    [level1, level2, name].map((entry) => entry.text).join("/"),
  );
}

it.each([
  [
    "numbered, with full marks, over the only header",
    `项目名称|数字档案馆|<|<|<|<
一、产出指标（60分）|<|<|<|<|<
指标内容|计划值|实绩|满分值|得分|偏差说明
数字化档案|10万卷|10万卷|30|30|
扫描合格率|≥98%|99%|30|30|
二、效益指标（40分）|<|<|<|<|<
查档时间缩短|≥50%|45%|20|18|系统上线较晚
总得分||||98|`,
    [
      "一、产出指标（60分）//数字化档案",
      "一、产出指标（60分）//扫描合格率",
      "二、效益指标（40分）//查档时间缩短",
    ],
  ],
  [
    "bare, over the only header",
    `项目名称|古树保护|<|<|<|<
产出指标|<|<|<|<|<
指标|目标值|完成值|分值|得分|原因
保护古树|50株|50株|30|30|
满意度指标|<|<|<|<|<
游客满意度|≥90%|85%|40|36|厕所不足
合计|||100|66|`,
    ["产出指标//保护古树", "满意度指标//游客满意度"],
  ],
  [
    "over the header once more for each level, nothing merged",
    `项目名称|河道清淤
一、数量指标
指标名称|年度目标|实际完成|满分|得分|未完成原因
清淤长度|10公里|9公里|50|45|汛期停工
二、质量指标
指标名称|年度目标|实际完成|满分|得分|未完成原因
验收合格率|100%|100%|50|50|
合计|||100|95|`,
    ["/一、数量指标/清淤长度", "/二、质量指标/验收合格率"],
  ],
  [
    "in the header itself, once for each level",
    `项目名称|森林防火|<|<|<|<|<
产出指标|指标名称|目标值|完成值|分值|得分|未完成原因
数量指标|新建蓄水池|8座|8座|40|40|
质量指标|验收合格率|100%|100%|20|20|
效益指标|指标名称|目标值|完成值|分值|得分|未完成原因
社会效益|火灾受害率|≤0.9‰|0.2‰|30|30|
满意度指标|指标名称|目标值|完成值|分值|得分|未完成原因
满意度|群众满意度|≥90%|95%|10|10|`,
    [
      "产出指标/数量指标/新建蓄水池",
      "产出指标/质量指标/验收合格率",
      "效益指标/社会效益/火灾受害率",
      "满意度指标/满意度/群众满意度",
    ],
  ],
  [
    "in the header itself, nothing merged",
    `项目名称|森林防火
产出指标|三级指标|年度指标值|实际完成值|权重|得分
数量指标|新建蓄水池|8座|8座|50|50
效益指标|三级指标|年度指标值|实际完成值|权重|得分
社会效益|火灾受害率|≤0.9‰|0.2‰|50|50`,
    ["产出指标/数量指标/新建蓄水池", "效益指标/社会效益/火灾受害率"],
  ],
])("takes the level over a header for that of the rows below it: %s", (_, text, levels) => {
  expect(levelsOf(text)).toEqual(levels);
});

it("keeps a heading over a header that has a column of levels", () => {
  const { indicators, extraFields } = onlyTable(`项目名称|古树保护|<|<|<
产出指标|<|<|<|<
一级指标|三级指标|指标值|完成值|得分
产出|保护古树|50株|50株|30
满意度|游客满意度|≥90%|95%|40`);
  expect(indicators.map(({ level1 }) => level1.text)).toEqual(["产出", "满意度"]);
  expect(extraFields.map(({ entry }) => entry.text)).toEqual(["产出指标"]);
});
