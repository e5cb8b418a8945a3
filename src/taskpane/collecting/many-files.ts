import type { Collector } from "./collector";

/** What outlives one workbook: the files of the tab 汇总, and, in the web edition, what opens one of them. */
export interface ManyFiles {
  /** Loaded when it is first wanted; then the same. */
  readonly collector: () => Promise<Collector>;
  /** Opens a copy of a file in place of the workbook, having asked where something is unsaved; null where it cannot. */
  readonly openCopy: ((file: File) => void) | null;
}

/** The files of one page. */
export function manyFiles(openCopy: ManyFiles["openCopy"] = null): ManyFiles {
  let collector: Promise<Collector> | null = null;
  return {
    collector: () =>
      (collector ??= import("./collecting-page").then(({ browserCollector }) => browserCollector())),
    openCopy,
  };
}
