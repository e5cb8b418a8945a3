// The pane in its main states, on the example workbook, in the emulated Excel.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openStage, snapshotsOf } from "../pane-stage.mjs";
import { root } from "../run.mjs";

const SHEET = "云资源扩容";

/** As high as the states need, so that the pictures stay small. */
const SIZE = { width: 350, height: 580 };

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function score(page) {
  await button(page, "评分当前工作表").click();
  await page.getByRole("region", { name: "总分" }).waitFor();
}

/** The workbook with another sheet in front. */
const showing = (name) => (sheets) => [
  ...sheets.filter((sheet) => sheet.name === name),
  ...sheets.filter((sheet) => sheet.name !== name),
];

/** Two cells beside a row of the form that belong to none of its columns. */
function withStrayCells([first, ...rest]) {
  const stray = [null, ...["一季度", "附件三", "附件四"].map((text) => ({ value: text, text }))];
  const rows = first.rows.map((row, at) => (at === 14 ? [...row, ...stray] : row));
  return [{ ...first, rows }, ...rest];
}

async function scoreWorkbook(page) {
  await button(page, "评分整个工作簿").click();
  await page.getByRole("table", { name: "表格清单" }).waitFor();
}

/** Each state by the name of its picture: how it is reached, and what differs from the usual surroundings. */
const states = [
  { name: "pane-start", reach: (page) => page.getByText("数据不离开本机。").waitFor() },
  { name: "pane-scored", reach: score },
  { name: "pane-scored-dark", reach: score, look: { dark: true } },
  { name: "pane-scored-low", reach: score, look: { size: { width: 350, height: 378 } } },
  {
    name: "pane-write",
    reach: async (page) => {
      await score(page);
      await button(page, "写入得分").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "pane-reading",
    reach: async (page) => {
      await scoreWorkbook(page);
      await page.evaluate(() => window.emulator.startTyping());
      await button(page, "评分整个工作簿").click();
      await page.getByText("Excel 在等待").waitFor();
    },
  },
  {
    name: "pane-nothing",
    workbook: showing("填表说明"),
    reach: async (page) => {
      await button(page, "评分当前工作表").click();
      await page.getByText("没有找到绩效表", { exact: true }).waitFor();
    },
  },
  {
    name: "pane-partly",
    workbook: withStrayCells,
    reach: async (page) => {
      await score(page);
      await page.getByText("没有读取：").waitFor();
    },
  },
  {
    name: "pane-clean",
    workbook: showing("系统运维"),
    reach: async (page) => {
      await score(page);
      await page.getByText("未发现问题").waitFor();
    },
  },
  {
    name: "pane-stale",
    reach: async (page) => {
      await score(page);
      await page.evaluate((sheet) => window.emulator.edit(sheet, { row: 14, column: 7 }, 90), SHEET);
      await page.getByText("表格已修改").waitFor();
    },
  },
  {
    name: "pane-protected",
    workbook: (sheets) => sheets.map((sheet) => ({ ...sheet, protected: true })),
    reach: async (page) => {
      await score(page);
      await page.getByText(/受保护：没有密码的/).waitFor();
    },
  },
  {
    name: "pane-error",
    reach: async (page) => {
      await score(page);
      await page.evaluate(() =>
        window.emulator.failOnce("ConditionalFormatCollection.Add", "GeneralException"),
      );
      await button(page, "标记到表格").click();
      await page.getByRole("alert").waitFor();
    },
  },
  { name: "pane-workbook", reach: scoreWorkbook },
  {
    name: "pane-rules",
    reach: async (page) => {
      await page.getByRole("tab", { name: "规则" }).click();
      await page.getByRole("combobox", { name: "评分规则" }).waitFor();
    },
  },
];

/** @returns {Promise<readonly string[]>} the names of the pictures made */
export async function paneStates(browser, folder) {
  const [sheets] = await snapshotsOf([readFileSync(join(root, "examples/示例.xlsx"))]);
  const workbook = showing(SHEET)(sheets);
  const stage = await openStage(browser);
  try {
    const names = [];
    for (const { name, reach, look = {}, workbook: changed = (same) => same } of states) {
      const page = await stage.newPage(changed(workbook), { size: SIZE, ...look });
      await page.goto(stage.address("pane.html"));
      await reach(page);
      // Fluent's colours fade in.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await page.context().close();
      names.push(`${name}.png`);
    }
    return names;
  } finally {
    stage.close();
  }
}
