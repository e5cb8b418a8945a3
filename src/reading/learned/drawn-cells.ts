import type { CellAddress } from "../../sheet/address";

/** Whether a form draws a cell, as it does those that wait to be filled in. */
export type IsDrawn = (cell: CellAddress) => boolean;

/** Where nothing tells what is drawn. */
export const NOTHING_DRAWN: IsDrawn = () => false;
