import type { CellStyle, Horizontal, Line, LineStyle, Vertical } from "../../../sheet/cell-style";

/** Points a unit; a pixel is three quarters of one. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["pt", 1],
  ["in", 72],
  ["cm", 72 / 2.54],
  ["mm", 72 / 25.4],
  ["pc", 12],
  ["px", 0.75],
]);

/** An indent in Excel's steps, in points. */
const INDENT_STEP = 10;

const HORIZONTAL: ReadonlyMap<string | undefined, Horizontal> = new Map([
  ["start", "left"],
  ["left", "left"],
  ["center", "center"],
  ["end", "right"],
  ["right", "right"],
  ["justify", "justify"],
]);

const VERTICAL: ReadonlyMap<string | undefined, Vertical> = new Map([
  ["top", "top"],
  ["middle", "center"],
]);

/** Lines of a kind by their thickness, up to and beyond one point and a half. */
const LINES: ReadonlyMap<string, readonly [thin: LineStyle, thick: LineStyle]> = new Map([
  ["solid", ["thin", "medium"]],
  ["dotted", ["dotted", "dotted"]],
  ["dashed", ["dashed", "mediumDashed"]],
  ["fine-dashed", ["dashed", "mediumDashed"]],
  ["dash-dot", ["dashDot", "mediumDashDot"]],
  ["dash-dot-dot", ["dashDotDot", "mediumDashDotDot"]],
  ["double", ["double", "double"]],
  ["double-thin", ["double", "double"]],
]);
const MEDIUM_FROM = 1.5;
const THICK_FROM = 2.2;

/** What a style says of a property, such as `text-properties color`; undefined where it says nothing. */
export type Says = (property: string) => string | undefined;

/** A length such as `1.27cm` in points; undefined for what is none. */
export function points(length: string | undefined): number | undefined {
  const [, value, unit = ""] = /^(\d*\.?\d+)([a-z]{2})$/.exec(length ?? "") ?? [];
  const factor = UNITS.get(unit);
  return value === undefined || factor === undefined ? undefined : Number(value) * factor;
}

/** A colour as `#RRGGBB`; undefined for transparent and the like. */
export function odsColour(text: string | undefined): string | undefined {
  return text !== undefined && /^#[\da-f]{6}$/i.test(text) ? text.toUpperCase() : undefined;
}

/** A border such as `0.74pt solid #ff0000`. */
function lineOf(border: string | undefined): Line | undefined {
  const [thickness, kind = "", ink] = (border ?? "").split(" ");
  const [thin, thick] = LINES.get(kind) ?? [];
  const width = points(thickness) ?? 1;
  if (!thin || !thick) return undefined;
  const style = width < MEDIUM_FROM ? thin : kind === "solid" && width >= THICK_FROM ? "thick" : thick;
  return { style, colour: odsColour(ink) ?? "#000000" };
}

function linesOf(says: Says): CellStyle["lines"] {
  const lines = (["top", "right", "bottom", "left"] as const).map(
    (side) =>
      [
        side,
        lineOf(says(`table-cell-properties border-${side}`) ?? says("table-cell-properties border")),
      ] as const,
  );
  return Object.fromEntries(lines.filter(([, line]) => line !== undefined));
}

/**
 * How cells of a style look, their number format aside.
 *
 * @param fonts names of fonts by the names that the file gives them
 */
export function odsCellStyle(says: Says, fonts: ReadonlyMap<string, string>): CellStyle {
  const cell = (name: string) => says(`table-cell-properties ${name}`);
  const text = (name: string) => says(`text-properties ${name}`);
  const isDrawn = (style: string | undefined) => style !== undefined && style !== "none";
  const name = fonts.get(text("font-name") ?? "") ?? text("font-family");
  const [size, ink, fill] = [
    points(text("font-size")),
    odsColour(text("color")),
    odsColour(cell("background-color")),
  ];
  const horizontal = HORIZONTAL.get(says("paragraph-properties text-align"));
  const angle = Number(cell("rotation-angle") ?? 0) || 0;
  const turned = angle > 180 ? angle - 360 : angle;
  return {
    font: {
      bold: text("font-weight") === "bold",
      italic: text("font-style") === "italic",
      underline: isDrawn(text("text-underline-style")),
      strike: isDrawn(text("text-line-through-style")),
      ...(name === undefined ? {} : { name: name.replace(/^'|'$/g, "") }),
      ...(size === undefined ? {} : { size }),
      ...(ink === undefined ? {} : { colour: ink }),
    },
    lines: linesOf(says),
    vertical: VERTICAL.get(cell("vertical-align")) ?? "bottom",
    wrap: cell("wrap-option") === "wrap",
    rotation: Math.max(-90, Math.min(90, Math.round(turned))),
    indent: Math.min(15, Math.round((points(says("paragraph-properties margin-left")) ?? 0) / INDENT_STEP)),
    locked: cell("cell-protect") !== "none",
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(fill === undefined ? {} : { fill }),
  };
}
