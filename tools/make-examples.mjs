// node tools/make-examples.mjs [folder]: writes the example workbooks, one a form and one with several forms.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import * as draw from "./examples/forms.mjs";
import * as tables from "./examples/tables.mjs";
import { root } from "./run.mjs";

const GOOD = "填写规范";
const FLAWED = "常见问题";

const workbooks = {
  部门预算项目支出绩效自评表: [
    draw.projectSelfEvaluation(GOOD, tables.operation),
    draw.projectSelfEvaluation(FLAWED, tables.platform),
  ],
  项目支出绩效自评表: [
    draw.nationalSelfEvaluation(GOOD, tables.network),
    draw.nationalSelfEvaluation(FLAWED, tables.property),
  ],
  湖北省项目自评表: [
    draw.hubeiSelfEvaluation(GOOD, tables.water),
    draw.hubeiSelfEvaluation(FLAWED, tables.flawedWater),
  ],
  绩效目标表: [draw.target(GOOD, tables.plan), draw.target(FLAWED, tables.flawedPlan)],
  绩效运行监控表: [draw.monitoring(GOOD, tables.midyear), draw.monitoring(FLAWED, tables.flawedMidyear)],
  整体支出绩效目标实现情况: [
    draw.overall(GOOD, tables.department),
    draw.overall(FLAWED, tables.flawedDepartment),
  ],
  示例: [
    draw.projectSelfEvaluation("云资源扩容", tables.cloud),
    draw.projectSelfEvaluation("系统运维", tables.operation),
    draw.projectSelfEvaluation("共享平台", tables.platform),
    draw.projectSelfEvaluation("设备更新", tables.equipment),
    draw.projectSelfEvaluation("标准编制", tables.standards),
    draw.projectSelfEvaluation("干部培训", tables.training),
    draw.projectSelfEvaluation("应急平台", tables.unfinished),
    draw.projectSelfEvaluation("机房改造", tables.cancelled),
    draw.nationalSelfEvaluation("物业管理", tables.property),
    draw.target("安全加固目标", tables.flawedPlan),
    draw.overall("整体绩效", tables.department),
    draw.notes("填表说明", [
      "示例工作簿",
      "各工作表为不同表样：“系统运维”填写规范，其余各有常见问题。",
      "单位、项目和数字均为虚构，仅供试用。",
    ]),
    draw.monitoring("年中监控", tables.midyear, { hidden: true }),
    draw.monitoring("扩容监控", tables.flawedMidyear),
  ],
};

const folder = process.argv[2] ?? join(root, "examples");
mkdirSync(folder, { recursive: true });
for (const [name, sheets] of Object.entries(workbooks)) {
  const bytes = await writeXlsx({
    sheets,
    defaultFont: { name: "宋体", size: 10 },
    activeSheet: 0,
    properties: { title: name, created: new Date(0), modified: new Date(0) },
  });
  writeFileSync(join(folder, `${name}.xlsx`), bytes);
}
