import { builtForm } from "../built-form";
import { addRule, codeOn, onSheet, seenOrCode, type Observation, type ObservedExcel } from "../observation";

/** What an inserted sheet looks like: its title and its first heading, whose fonts and colours the file names. */
async function looksOf({ excel }: ObservedExcel, name: string): Promise<unknown> {
  return excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const looks = ["A1", "A5"].map((address) => {
      const { format } = sheet.getRange(address);
      format.load("rowHeight,columnWidth");
      format.font.load("name,size,color,bold");
      format.fill.load("color");
      return { address, format };
    });
    const active = context.workbook.worksheets.getActiveWorksheet().load({ name: true });
    await context.sync();
    return {
      shown: active.name === name,
      cells: looks.map(({ address, format }) => ({
        address,
        font: [format.font.name, format.font.size, format.font.color, format.font.bold],
        fill: format.fill.color,
        size: [format.rowHeight, format.columnWidth],
      })),
    };
  });
}

/** What Excel makes of sheets, rows and rules. */
export const SHEETS: readonly Observation[] = [
  {
    id: "workbook",
    name: {
      zh: "工作簿：只读与否，有没有结构保护",
      en: "The workbook: read-only or not, its structure protected or not",
    },
    look: ({ excel }) =>
      excel.run(async (context) => {
        const { workbook } = context;
        workbook.load({ readOnly: true });
        workbook.protection.load({ protected: true });
        await context.sync();
        return { readOnly: workbook.readOnly, structure: workbook.protection.protected };
      }),
  },
  {
    id: "insertion",
    name: {
      zh: "插入工作表：接受还是拒绝（代码）、用时、插入后的字体、颜色和大小",
      en: "Inserting a sheet: taken or refused (code), how long, and fonts, colours and sizes afterwards",
    },
    look: async (observed) => {
      const began = observed.now();
      const inserted = await observed.host.insertSheet(builtForm());
      const ms = Math.round(observed.now() - began);
      if (!inserted.ok) return { ms, failure: inserted.failure };
      const looks = await seenOrCode(() => looksOf(observed, inserted.value.sheet));
      const removed = await observed.host.removeSheet(inserted.value);
      return { ms, looks, removed: removed.ok ? "done" : removed.failure.code };
    },
  },
  {
    id: "rule-ids",
    name: {
      zh: "条件格式：编号的样子、是否重用、是否随添加而变，公式读回来是否原样",
      en: "Conditional formats: looks, reuse and change of ids; whether formulas come back as written",
    },
    look: (observed) =>
      onSheet(observed, async (sheet, context) => {
        const [first, second] = [addRule(sheet, "D1"), addRule(sheet, "D2")];
        await context.sync();
        const made = [first.id, second.id];
        first.delete();
        await context.sync();
        const third = addRule(sheet, "D3");
        third.custom.rule.load({ formula: true });
        await context.sync();
        const all = sheet.getRange().conditionalFormats.load({ id: true });
        await context.sync();
        const listed = all.items.map(({ id }) => id);
        const { formula } = third.custom.rule;
        return { made, third: third.id, reused: made.includes(third.id), listed, formula };
      }),
  },
  {
    id: "equal-rules",
    name: {
      zh: "同一处有两条一样的条件格式时能否读取",
      en: "Whether conditional formats can be read where two equal ones stand",
    },
    look: async (observed) => {
      await codeOn(observed, (sheet) => {
        addRule(sheet, "D8");
        addRule(sheet, "D8");
      });
      return codeOn(observed, (sheet) => {
        sheet.getRange("D8").conditionalFormats.load("items/id,items/type,items/custom/rule/formula");
      });
    },
  },
  {
    id: "used-range",
    name: { zh: "只有格式的单元格算不算已用区域", en: "Whether formats alone make cells used" },
    look: (observed) =>
      onSheet(observed, async (sheet, context) => {
        sheet.getRange("K400").format.fill.color = "#FFFFFF";
        const all = sheet.getUsedRange(false).load({ address: true });
        const values = sheet.getUsedRange(true).load({ address: true });
        await context.sync();
        const cells = (address: string) => address.slice(address.lastIndexOf("!") + 1);
        return { all: cells(all.address), values: cells(values.address) };
      }),
  },
  {
    id: "row-copied",
    name: {
      zh: "插入行并复制上一行的格式：行高、数字格式、数据验证和条件格式是否跟来",
      en: "A row put in with the formats of the one above: height, number format, validation, conditional format",
    },
    look: async (observed) => {
      await onSheet(observed, (sheet) => {
        const row = sheet.getRange("F40");
        row.values = [[0.5]];
        row.numberFormat = [["0.00%"]];
        row.format.rowHeight = 33;
        row.dataValidation.rule = { decimal: { formula1: 0, formula2: 1, operator: "Between" } };
        addRule(sheet, "F40");
        sheet.getRange("41:41").insert("Down");
        sheet.getRange("41:41").copyFrom("40:40", "All");
        return Promise.resolve();
      });
      return onSheet(observed, async (sheet, context) => {
        const row = sheet.getRange("F41").load({ numberFormat: true, values: true });
        row.format.load({ rowHeight: true });
        row.dataValidation.load({ type: true });
        const rules = row.conditionalFormats.getCount();
        await context.sync();
        return {
          numberFormat: row.numberFormat[0]?.[0] === "0.00%",
          value: row.values[0]?.[0] === 0.5,
          rowHeight: row.format.rowHeight,
          validation: row.dataValidation.type,
          rules: rules.value,
        };
      });
    },
  },
  {
    id: "speed",
    name: { zh: "写入、读取 5,000 个单元格的毫秒数", en: "Milliseconds to write and to read 5,000 cells" },
    look: async (observed) => {
      const timed = async (act: () => Promise<unknown>): Promise<number> => {
        const began = observed.now();
        await act();
        return Math.round(observed.now() - began);
      };
      const values = Array.from({ length: 500 }, (_, row) =>
        Array.from({ length: 10 }, (_unused, column) => row * column),
      );
      const write = await timed(() =>
        onSheet(observed, (sheet) => {
          sheet.getRange("AA1:AJ500").values = values;
          return Promise.resolve();
        }),
      );
      const read = await timed(() =>
        onSheet(observed, (sheet) => {
          sheet.getRange("AA1:AJ500").load("values,formulas,text,numberFormat");
          return Promise.resolve();
        }),
      );
      return { write, read };
    },
  },
];
