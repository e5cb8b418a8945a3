import { addRule, codeOn, NO_SHEET, onSheet, outcome, type Observation } from "../observation";

/** As many merged areas as Excel does not list at once, and an address as long as it does not take. */
const MANY_MERGES = 513;
const LONG_ADDRESS = 9_000;

/** A text that fills a cell, and so many of them that together they exceed 5 MB. */
const FULL_CELL = 32_000;
const FULL_CELLS = 60;

/** What a failure brings along, keeps and is called. */
export const FAILURES: readonly Observation[] = [
  {
    id: "answers-before-error",
    name: {
      zh: "失败的请求是否带回失败之前的结果",
      en: "Whether a failed request brings what came before the failure",
    },
    look: (observed) =>
      observed.excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(observed.sheet);
        const range = sheet.getRange("A1").load({ values: true });
        context.workbook.worksheets.getItem(NO_SHEET).load({ name: true });
        const code = await outcome(() => context.sync());
        return { code, brought: (await outcome(() => Promise.resolve(range.values))) === "done" };
      }),
  },
  {
    id: "rolled-back",
    name: { zh: "失败的请求里已做的写入是否保留", en: "Whether writes before the failure stay" },
    look: async (observed) => {
      const code = await outcome(() =>
        onSheet(observed, async (sheet, context) => {
          sheet.getRange("B1").values = [[1]];
          context.workbook.worksheets.getItem(NO_SHEET).load({ name: true });
          await context.sync();
        }),
      );
      const stays = await onSheet(observed, async (sheet, context) => {
        const range = sheet.getRange("B1").load({ values: true });
        await context.sync();
        return range.values[0]?.[0] === 1;
      });
      return { code, stays };
    },
  },
  {
    id: "codes",
    name: { zh: "各种拒绝的错误代码", en: "The codes of refusals" },
    look: async (observed) => {
      const noSheet = await outcome(() =>
        observed.excel.run(async (context) => {
          context.workbook.worksheets.getItem(NO_SHEET).load({ name: true });
          await context.sync();
        }),
      );
      const sameName = await outcome(() =>
        observed.excel.run(async (context) => {
          context.workbook.worksheets.add(observed.sheet);
          await context.sync();
        }),
      );
      const noRule = await codeOn(observed, (sheet) => {
        sheet.getRange().conditionalFormats.getItem("0").load({ type: true });
      });
      const noRange = await codeOn(observed, (sheet) => void sheet.getRange("衡表").load({ values: true }));
      const tooLong = await codeOn(observed, (sheet) => {
        sheet.getRange("A4").values = [["长".repeat(40_000)]];
      });
      await codeOn(observed, (sheet) => sheet.getRange("G20:H21").merge());
      const partOfMerge = await codeOn(observed, (sheet) => void sheet.getRange("G20").insert("Right"));
      await codeOn(observed, (sheet) => {
        sheet.getRange("A1048576").values = [[1]];
      });
      const offSheet = await codeOn(observed, (sheet) => void sheet.getRange("30:30").insert("Down"));
      await codeOn(observed, (sheet) => {
        sheet.getRange("A1048576").clear("Contents");
      });
      return { noSheet, sameName, noRule, noRange, tooLong, partOfMerge, offSheet };
    },
  },
  {
    id: "protection",
    name: {
      zh: "保护：加上、解除和受保护时各步的代码，有密码与没有密码",
      en: "Protection: the codes of locking, unlocking and of steps in between, with and without a password",
    },
    look: async (observed) => {
      const lock = await codeOn(observed, ({ protection }) => protection.protect());
      const write = await codeOn(observed, (sheet) => {
        sheet.getRange("A2").values = [[1]];
      });
      const mark = await codeOn(observed, (sheet) => void addRule(sheet, "A3"));
      const row = await codeOn(observed, (sheet) => void sheet.getRange("3:3").insert("Down"));
      const lockTwice = await codeOn(observed, ({ protection }) => protection.protect());
      const unlock = await codeOn(observed, ({ protection }) => protection.unprotect());
      await codeOn(observed, ({ protection }) => protection.protect(undefined, "hengbiao"));
      const withoutPassword = await codeOn(observed, ({ protection }) => protection.unprotect());
      const withPassword = await codeOn(observed, ({ protection }) => protection.unprotect("hengbiao"));
      return { lock, write, mark, row, lockTwice, unlock, withoutPassword, withPassword };
    },
  },
  {
    id: "limits",
    name: {
      zh: "超出上限时的代码：513 个合并区、9,000 个字符的地址、超过 5 MB 的请求",
      en: "The codes above limits: 513 merged areas, an address of 9,000 characters, a request above 5 MB",
    },
    look: async (observed) => {
      await codeOn(observed, (sheet) => sheet.getRange(`M1:N${MANY_MERGES}`).merge(true));
      const merges = await codeOn(observed, (sheet) => {
        sheet.getRange(`M1:N${MANY_MERGES}`).getMergedAreasOrNullObject().load("cellCount");
      });
      const address = await codeOn(observed, (sheet) => {
        const cells = Array.from({ length: LONG_ADDRESS / 5 }, (_, index) => `A${1_000 + index}`);
        sheet.getRanges(cells.join(",")).load("cellCount");
      });
      const text = "长".repeat(FULL_CELL);
      const request = await codeOn(observed, (sheet) => {
        sheet.getRange(`P1:P${FULL_CELLS}`).values = Array.from({ length: FULL_CELLS }, () => [text]);
      });
      const answer = await codeOn(observed, (sheet) => {
        sheet.getRange(`P1:P${FULL_CELLS}`).load("values,formulas,text");
      });
      await codeOn(observed, (sheet) => {
        sheet.getRange(`P1:P${FULL_CELLS}`).clear("Contents");
      });
      return { merges, address, request, answer };
    },
  },
];
