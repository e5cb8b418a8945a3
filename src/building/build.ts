import type { FormSpec } from "../forms/form-spec";
import type { SheetSpec } from "../sheet/sheet-spec";
import type { FormData } from "./form-data";
import { indicatorRows } from "./indicator-rows";
import { FONT } from "./look";
import { placeForm } from "./place-form";

export interface BuildOptions {
  readonly sheetName: string;
  /** Rows that each 二级指标 has at least; 0 takes the data's rows as they are, and is for data only. */
  readonly rowsPerClass: number;
  readonly month: number | null;
}

export function build(form: FormSpec, data: FormData, options: BuildOptions): SheetSpec {
  const { sheetName, month, rowsPerClass } = options;
  const rows =
    rowsPerClass === 0 ? data.indicators : indicatorRows(form.indicators, data.indicators, rowsPerClass);
  const placed = placeForm(form, { ...data, indicators: rows }, { sheetName, month, top: 0 });
  const { draft, table, header } = placed;
  return {
    name: sheetName,
    font: FONT,
    columns: form.layout.columns,
    ...draft.finish(),
    merges: draft.merges,
    validations: [],
    conditionalFormats: [],
    frozenRows: 0,
    print: {
      orientation: form.layout.orientation,
      area: table.range,
      titleRows: header,
      footer: "&C第 &P 页，共 &N 页",
    },
    protected: true,
  };
}
