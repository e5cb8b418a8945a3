import type { PageElements } from "./page-elements";

/** What Tab reaches: the field for files lies unseen behind its button. */
const FOCUSABLE = ["button:not(:disabled)", "input", "select", "[tabindex='0']"]
  .map((each) => `${each}:not([tabindex='-1'])`)
  .join(", ");

function focusFirst(area: HTMLElement): void {
  area.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

/**
 * F6 goes on from the bar to the sheet, to the pane, and to the bar again, as between the panes of Excel: inside the
 * sheet Tab goes from cell to cell, so without it the keyboard would find no way out.
 *
 * @param focusSheet gives the keyboard to the sheet
 */
export function walkByF6({ bar, sheet, pane }: PageElements, focusSheet: () => void): void {
  const areas = [
    { element: bar, enter: () => focusFirst(bar) },
    { element: sheet, enter: focusSheet },
    { element: pane, enter: () => focusFirst(pane) },
  ];
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "F6") return;
      event.preventDefault();
      event.stopPropagation();
      const open = areas.filter(({ element }) => getComputedStyle(element).visibility !== "hidden");
      const here = open.findIndex(({ element }) => element.contains(document.activeElement));
      const step = event.shiftKey ? open.length - 1 : 1;
      open[(Math.max(here, 0) + step) % open.length]?.enter();
    },
    { capture: true },
  );
}
