import type { CellStyle } from "../sheet/sheet-spec";

/** The font of official forms. */
export const FONT = "宋体";

const BASE: CellStyle = {
  fontSize: 10,
  bold: false,
  color: null,
  fill: null,
  border: true,
  horizontal: "center",
  wrap: true,
  numberFormat: "General",
  locked: true,
};

/** A label or heading that the form prints. */
export const LABEL: CellStyle = BASE;
export const TITLE: CellStyle = { ...BASE, fontSize: 16, bold: true, border: false };
export const SUBTITLE: CellStyle = { ...BASE, fontSize: 11, border: false };

/** A place for running text. */
export const TEXT: CellStyle = { ...BASE, horizontal: "left", locked: false };
/** A place for a short entry. */
export const SHORT: CellStyle = { ...BASE, locked: false };
/** A place that keeps `=100%`, `≥98%` and `12-31` as they are typed. */
export const AS_TYPED: CellStyle = { ...SHORT, numberFormat: "@" };
/** A place for a number. */
export const NUMBER: CellStyle = { ...SHORT, wrap: false };

/** The name of a line above the form that the form writes itself, and the line. */
export const NOTE_NAME: CellStyle = { ...BASE, bold: true, fill: "EEF4F3", border: false };
export const NOTE: CellStyle = { ...NOTE_NAME, bold: false, horizontal: "left" };

/** What draws the eye where something has to be put right. */
export const ALARM = { color: "B42318", fill: "FDE7E4", bold: true } as const;
