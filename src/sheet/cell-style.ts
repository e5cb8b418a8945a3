/** Line styles of borders as a file names them. */
export type LineStyle =
  | "thin"
  | "hair"
  | "dotted"
  | "dashed"
  | "dashDot"
  | "dashDotDot"
  | "double"
  | "medium"
  | "mediumDashed"
  | "mediumDashDot"
  | "mediumDashDotDot"
  | "slantDashDot"
  | "thick";

/** A border. */
export interface Line {
  readonly style: LineStyle;
  /** `#RRGGBB`; absent for the colour that the program draws lines in. */
  readonly colour?: string;
}

export interface Font {
  /** Absent for the font of the sheet. */
  readonly name?: string;
  /** In points. */
  readonly size?: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** `#RRGGBB`; absent for black. */
  readonly colour?: string;
}

export type Horizontal = "left" | "center" | "right" | "justify" | "distributed";
export type Vertical = "top" | "center" | "bottom";

/** How a cell looks, in a file that is shown as in a sheet that is built. */
export interface CellStyle {
  readonly font: Font;
  /** `#RRGGBB`; absent for none. */
  readonly fill?: string;
  readonly lines: Readonly<Partial<Record<"top" | "right" | "bottom" | "left", Line>>>;
  readonly horizontal?: Horizontal;
  readonly vertical: Vertical;
  readonly wrap: boolean;
  /** In degrees, anticlockwise; `stacked` has one character above the other. */
  readonly rotation: number | "stacked";
  /** In steps of about one character. */
  readonly indent: number;
  /** As Excel writes it, absent for General; `@` keeps what is typed as text. */
  readonly numberFormat?: string;
  /** Whether a protected sheet keeps the cell from being changed. */
  readonly locked: boolean;
}
