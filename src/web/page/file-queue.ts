import type { PageElements } from "./page-elements";
import type { PageWords } from "./words";

/** What is done with files that came together. */
export interface QueueSurroundings {
  /** Opens a file; false where the person stays with the workbook that is open. */
  readonly open: (file: File) => Promise<boolean>;
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

  const tell = () => {
    queue.hidden = files.length < 2;
    queueCount.textContent = words.queueCount(at + 1, files.length);
    queueCount.title = files.map(({ name }) => name).join("\n");
    // Kept to be focused, so that the keyboard stays where it is at either end.
    queuePrevious.setAttribute("aria-disabled", String(at === 0));
    queueNext.setAttribute("aria-disabled", String(at >= files.length - 1));
  };
  const goTo = async (place: number) => {
    const file = files[place];
    if (!file || !(await open(file))) return;
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
      const [first] = taken;
      if (!first || !(await open(first))) return;
      files = taken;
      at = 0;
      tell();
    },
    end,
  };
}
