import type { Difference } from "../styles/style-part";
import type { CellStyle } from "../../../sheet/cell-style";
import { odsCellStyle, type Says } from "./ods-cell-style";
import { OdsFormats } from "./ods-formats";
import { MOST_RULES } from "../../../files/reading-limits";
import type { Attributes } from "../../../files/xml/part";
import type { XmlElement } from "../../../files/xml/reader";

/** The style that all cells without one have. */
export const DEFAULT = "Default";

/** What a style says of the format of numbers: the name of another style. */
const NUMBER_FORMAT = "data-style-name";

/** Styles that refer to one another in a circle are not followed further. */
const MOST_PARENTS = 16;

interface Style {
  readonly parent: string | undefined;
  /** What it says itself: `text-properties color` and the like. */
  readonly says: Map<string, string>;
  readonly maps: Attributes[];
}

/** Follows the styles of an OpenDocument file, and tells how cells, rows and columns of a style look. */
export class OdsStyles {
  /** The styles of cells by the number `indexOf` gives. */
  readonly cellStyles: CellStyle[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly styles = new Map<string, Style>();
  private readonly displayNames = new Map<string, string>();
  private readonly fonts = new Map<string, string>();
  private readonly formats = new OdsFormats();
  private style: Style | undefined;
  private maps = 0;

  open(element: XmlElement): void {
    this.formats.open(element);
    const { name, attributes } = element;
    if (name === "font-face") {
      this.fonts.set(attributes().get("name") ?? "", attributes().get("font-family") ?? "");
    } else if (name === "style" || name === "default-style") {
      this.openStyle(attributes());
    } else if (this.style && name === "map" && this.maps < MOST_RULES) {
      this.maps += 1;
      this.style.maps.push(attributes());
    } else if (this.style && name.endsWith("-properties")) {
      for (const [attribute, value] of attributes()) this.style.says.set(`${name} ${attribute}`, value);
    }
  }

  close(element: XmlElement): void {
    this.formats.close(element);
    if (element.name === "style" || element.name === "default-style") this.style = undefined;
  }

  characters(text: string): void {
    this.formats.characters(text);
  }

  /**
   * What a style and its parents say.
   *
   * @param end the style where following parents ends, as what it says is not asked for
   */
  saysOf(family: string, name: string, end?: string): Says {
    const line: Style[] = [];
    let style = this.styles.get(`${family} ${name}`);
    while (style && line.length < MOST_PARENTS) {
      line.push(style);
      const { parent } = style;
      style = parent === undefined || parent === end ? undefined : this.styles.get(`${family} ${parent}`);
    }
    // A style without a name holds for its whole family.
    const base = this.styles.get(`${family} `);
    if (base && end === undefined) line.push(base);
    return (property) => line.find(({ says }) => says.has(property))?.says.get(property);
  }

  /** The number of the style that cells of the style have. */
  indexOf(style: string): number {
    const known = this.indexes.get(style);
    if (known !== undefined) return known;
    const says = this.saysOf("table-cell", style);
    const numberFormat = this.formats.codeOf(says(NUMBER_FORMAT) ?? "");
    const cellStyle = odsCellStyle(says, this.fonts);
    const index =
      this.cellStyles.push(numberFormat === undefined ? cellStyle : { ...cellStyle, numberFormat }) - 1;
    this.indexes.set(style, index);
    return index;
  }

  /** The conditional formats of a style, in the notation before there were any of a sheet. */
  mapsOf(style: string): readonly Attributes[] {
    // Few files have any; cells need not be looked up for that.
    return this.maps === 0 ? [] : (this.styles.get(`table-cell ${style}`)?.maps ?? []);
  }

  /** What a conditional format of that style changes; what the style has from that of all cells changes nothing. */
  differenceOf(displayName: string): Difference {
    const says = this.saysOf("table-cell", this.displayNames.get(displayName) ?? displayName, DEFAULT);
    const { font, fill } = odsCellStyle(says, this.fonts);
    return {
      bold: font.bold,
      ...(font.italic ? { italic: true } : {}),
      ...(font.underline ? { underline: true } : {}),
      ...(font.strike ? { strike: true } : {}),
      ...(fill === undefined ? {} : { fill }),
      ...(font.colour === undefined ? {} : { colour: font.colour }),
    };
  }

  private openStyle(style: Attributes): void {
    const [family = "", name = ""] = [style.get("family"), style.get("name")];
    const [format, displayName] = [style.get(NUMBER_FORMAT), style.get("display-name")];
    this.style = { parent: style.get("parent-style-name"), says: new Map(), maps: [] };
    if (format !== undefined) this.style.says.set(NUMBER_FORMAT, format);
    this.styles.set(`${family} ${name}`, this.style);
    if (displayName !== undefined && family === "table-cell") this.displayNames.set(displayName, name);
  }
}
