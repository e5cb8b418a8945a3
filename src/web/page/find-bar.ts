import type { PageElements } from "./page-elements";
import type { PageWords } from "./words";

/** What looks for texts in the workbook that is open. */
export interface Finding {
  /** How many cells hold a text; none are shown yet. */
  readonly find: (query: string) => number;
  /** Shows the cell at a place among those found, from 0; false where its row or column is hidden. */
  readonly show: (at: number) => boolean;
  readonly focusSheet: () => void;
}

/** The field that Ctrl+F opens over the sheet: it counts what it finds, Enter and Shift+Enter go from cell to cell. */
export function findBar(page: PageElements, words: PageWords, { find, show, focusSheet }: Finding) {
  const { findPanel, findText, findCount, findPrevious, findNext, findClose } = page;
  let count = 0;
  let at = -1;
  let looked = "";
  let isSeen = true;

  const tell = () => {
    findCount.textContent = findText.value === "" ? "" : words.foundCells(at + 1, count, isSeen);
    findPrevious.disabled = count === 0;
    findNext.disabled = count === 0;
  };
  const look = () => {
    looked = findText.value;
    count = find(looked);
    at = -1;
    tell();
  };
  const step = (by: number) => {
    // The sheet may have changed since.
    const was = at;
    count = find(findText.value);
    if (count > 0) {
      at = looked === findText.value && was >= 0 ? (was + by + count) % count : by > 0 ? 0 : count - 1;
      isSeen = show(at);
    }
    looked = findText.value;
    tell();
  };
  const close = () => {
    findPanel.hidden = true;
    focusSheet();
  };
  const open = () => {
    findPanel.hidden = false;
    findText.focus();
    findText.select();
    look();
  };

  findText.addEventListener("input", look);
  findNext.addEventListener("click", () => step(1));
  findPrevious.addEventListener("click", () => step(-1));
  findClose.addEventListener("click", close);
  findPanel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === findText && !event.isComposing)
      step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  addEventListener(
    "keydown",
    (event) => {
      const isFinding =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyF";
      // The browser would look through the page, where no cell of the sheet is a text.
      if (!isFinding || page.find.disabled) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    },
    { capture: true },
  );
  page.find.addEventListener("click", open);
}
