import { dataOf } from "../../building/form-data";
import { indicatorsToKeep } from "../../building/indicators-to-keep";
import { libraryIndicatorSchema, type LibraryIndicator } from "../../library/library-indicator";
import {
  exportIndicators,
  importIndicators,
  withIndicators,
  withoutIndicator,
} from "../../library/own-indicators";
import { change, viewOf, say, spoken, tableNow, type BuildingContext } from "./context";

/** The indicators that the workbook keeps; none where it keeps none that can be read. */
export async function loadOwn(context: BuildingContext): Promise<void> {
  const text = await context.pane.load("own-indicators");
  const read = text === null ? null : importIndicators(text);
  change(context, { own: read?.kind === "indicators" ? read.indicators : [] });
}

async function keepOwn(
  context: BuildingContext,
  own: readonly LibraryIndicator[],
  tooLong = 0,
): Promise<void> {
  const { library } = spoken(context);
  const text = exportIndicators(own);
  if (importIndicators(text).kind !== "indicators") {
    say(context, library.tooMany);
    return;
  }
  if (!(await context.pane.keep("own-indicators", own.length === 0 ? null : text))) return;
  change(context, { own });
  say(context, library.kept(own.length) + (tooLong > 0 ? library.tooLong(tooLong) : ""));
}

/** Takes the named indicators of the table on the active sheet into the library. */
export async function keepIndicators(context: BuildingContext): Promise<void> {
  const now = await tableNow(context);
  const found = now ? indicatorsToKeep(dataOf(now.table.scored.table)) : [];
  const kept = found.flatMap((indicator) => libraryIndicatorSchema.safeParse(indicator).data ?? []);
  if (kept.length === 0) say(context, spoken(context).library.nothingToKeep);
  else await keepOwn(context, withIndicators(viewOf(context).own ?? [], kept), found.length - kept.length);
}

/** Takes an indicator out of those that the workbook keeps. */
export async function forgetIndicator(context: BuildingContext, indicator: LibraryIndicator): Promise<void> {
  await keepOwn(context, withoutIndicator(viewOf(context).own ?? [], indicator));
}

/** Adds the indicators of a file; what is wrong with the file is said, and then nothing of it is taken. */
export async function takeFile(context: BuildingContext, text: string): Promise<void> {
  const read = importIndicators(text);
  if (read.kind === "problem") say(context, read.problem[context.words.language]);
  else await keepOwn(context, withIndicators(viewOf(context).own ?? [], read.indicators));
}
