import { dataOf } from "../../building/form-data";
import { indicatorsToKeep } from "../../building/indicators-to-keep";
import { libraryIndicatorSchema, type LibraryIndicator } from "../../library/library-indicator";
import {
  exportIndicators,
  importIndicators,
  withIndicators,
  withoutIndicator,
} from "../../library/own-indicators";
import { change, looksOf, say, spoken, tableNow, type Desk } from "./desk";

/** The indicators that the workbook keeps; none where it keeps none that can be read. */
export async function loadOwn(desk: Desk): Promise<void> {
  const text = await desk.pane.load("own-indicators");
  const read = text === null ? null : importIndicators(text);
  change(desk, { own: read?.kind === "indicators" ? read.indicators : [] });
}

async function keepOwn(desk: Desk, own: readonly LibraryIndicator[], tooLong = 0): Promise<void> {
  const { library } = spoken(desk);
  const text = exportIndicators(own);
  if (importIndicators(text).kind !== "indicators") {
    say(desk, library.tooMany);
    return;
  }
  if (!(await desk.pane.keep("own-indicators", own.length === 0 ? null : text))) return;
  change(desk, { own });
  say(desk, library.kept(own.length) + (tooLong > 0 ? library.tooLong(tooLong) : ""));
}

/** Takes the named indicators of the table on the active sheet into the library. */
export async function keepIndicators(desk: Desk): Promise<void> {
  const now = await tableNow(desk);
  const found = now ? indicatorsToKeep(dataOf(now.table.scored.table)) : [];
  const kept = found.flatMap((indicator) => libraryIndicatorSchema.safeParse(indicator).data ?? []);
  if (kept.length === 0) say(desk, spoken(desk).library.nothingToKeep);
  else await keepOwn(desk, withIndicators(looksOf(desk).own ?? [], kept), found.length - kept.length);
}

export async function forgetIndicator(desk: Desk, indicator: LibraryIndicator): Promise<void> {
  await keepOwn(desk, withoutIndicator(looksOf(desk).own ?? [], indicator));
}

/** Adds the indicators of a file; what is wrong with the file is said, and then nothing of it is taken. */
export async function takeFile(desk: Desk, text: string): Promise<void> {
  const read = importIndicators(text);
  if (read.kind === "problem") say(desk, read.problem[desk.words.language]);
  else await keepOwn(desk, withIndicators(looksOf(desk).own ?? [], read.indicators));
}
