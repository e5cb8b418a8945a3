import type { Host } from "../../hosts/host";
import type { PageElements } from "./page-elements";

/** Below this much of the sheet beside the pane, in pixels, a cell cannot be seen while the pane is open. */
const LEAST_OF_SHEET = 160;

/** The pane on a narrow screen, where it slides over the sheet; on a wide one it always stands beside it. */
export interface SlidingPane {
  readonly toggle: () => void;
  /** Whether it hides a part of the sheet. */
  readonly liesOver: () => boolean;
  /** The host as the pane is to have it: a jump to a cell uncovers the sheet where the pane would hide it. */
  readonly uncovering: (host: Host) => Host;
}

/** Lets the pane slide over the sheet where there is no room beside it. */
export function slidingPane({ pane, sheet, showPane }: PageElements): SlidingPane {
  const isNarrow = matchMedia("(max-width: 1023px)");
  const setOpen = (isOpen: boolean) => {
    pane.classList.toggle("is-open", isOpen);
    showPane.setAttribute("aria-expanded", String(isOpen));
  };
  const isOpen = () => pane.classList.contains("is-open");
  const liesOver = () => isNarrow.matches && isOpen();
  return {
    toggle: () => setOpen(!isOpen()),
    liesOver,
    uncovering: (host) => ({
      ...host,
      select: (name, cell, seen = "cell") => {
        if (seen === "cell" && liesOver() && sheet.clientWidth - pane.clientWidth < LEAST_OF_SHEET)
          setOpen(false);
        return host.select(name, cell, seen);
      },
    }),
  };
}
