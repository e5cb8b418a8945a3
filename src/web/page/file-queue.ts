import type { PageElements } from "./page-elements";
import type { PageWords } from "./words";

/** What came of opening a file: `stayed` where the person stays with the workbook that is open. */
export type Opening = "opened" | "failed" | "stayed";

/** What is done with files that came together. */
export interface QueueSurroundings {
  readonly open: (file: File) => Promise<Opening>;
  /** Has all of them read in the tab of what is collected. */
  readonly collect: (files: readonly File[]) => Promise<void>;
}

/** Several files that came together, opened one after another: the bar says which of how many is open. */
export interface FileQueue {
  /** Opens the first of some files and keeps the others at hand, in place of those before. */
  readonly take: (files: readonly File[]) => Promise<void>;
  /** Something else is open. */
  readonly end: () => void;
}

/** A queue without files, in the bar of the page. */
export function fileQueue(
  page: PageElements,
  words: PageWords,
  { open, collect }: QueueSurroundings,
): FileQueue {
  const { queue, queueCount, queuePrevious, queueNext, queueCollect } = page;
  let files: readonly File[] = [];
  let at = 0;
  /** Whether the file at that place is the one that is shown. */
  let isShown = true;

  const tell = () => {
    queue.hidden = files.length < 2;
    queueCount.textContent = words.queueCount(at + 1, files.length, isShown);
    queueCount.title = files.map(({ name }) => name).join("\n");
    // Kept to be focused, so that the keyboard stays where it is at either end.
    queuePrevious.setAttribute("aria-disabled", String(at === 0));
    queueNext.setAttribute("aria-disabled", String(at >= files.length - 1));
  };
  /** False where the person stays with the workbook that is open, or there is no such file. */
  const leadsTo = async (file: File | undefined) => {
    const opening = file ? await open(file) : "stayed";
    if (opening === "stayed") return false;
    isShown = opening === "opened";
    return true;
  };
  const goTo = async (place: number) => {
    if (!(await leadsTo(files[place]))) return;
    at = place;
    tell();
  };
  const end = () => {
    files = [];
    tell();
  };

  queuePrevious.addEventListener("click", () => void goTo(at - 1));
  queueNext.addEventListener("click", () => void goTo(at + 1));
  queueCollect.addEventListener("click", () => void collect(files));
  return {
    take: async (taken) => {
      if (!(await leadsTo(taken[0]))) return;
      files = taken;
      at = 0;
      tell();
    },
    end,
  };
}
