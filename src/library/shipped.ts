import { z } from "zod";
import stored from "./indicators.json";
import { libraryIndicatorSchema, type LibraryIndicator } from "./library-indicator";

const text = z.string();
/** By 一级指标 and 二级指标: name, sign, target, unit, half-year value, source. */
const storedSchema = z.record(text, z.record(text, z.array(z.tuple([text, text, text, text, text, text]))));

let read: readonly LibraryIndicator[] | null = null;

/** The indicators that come with Hengbiao, all of them in use in published or model forms. */
export function shippedIndicators(): readonly LibraryIndicator[] {
  read ??= Object.entries(storedSchema.parse(stored)).flatMap(([level1, classes]) =>
    Object.entries(classes).flatMap(([level2, rows]) =>
      rows.map(([name, sign, target, unit, halfYear, source]) =>
        libraryIndicatorSchema.parse({ level1, level2, name, sign, target, unit, halfYear, source }),
      ),
    ),
  );
  return read;
}
