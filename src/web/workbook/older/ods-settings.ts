import { type Archive, listing } from "../../../files/zip/archive";
import type { SheetStyles } from "../styles/workbook-styles";
import { WHEN_CUT } from "../../../files/reading-limits";
import { readXml, type XmlElement } from "../../../files/xml/reader";

const PART = "settings.xml";

/** How a split is kept that does not move. */
const FROZEN = "2";

/** How the sheets are looked at. */
export interface OdsSettings {
  /** The name of the sheet in front; undefined where the file does not say. */
  readonly activeSheet: string | undefined;
  readonly viewOf: (sheet: string) => Pick<SheetStyles, "frozen" | "gridlines">;
}

/** Follows the elements of the settings part. */
class SettingsReader {
  /** Settings by the sheet they are for, `""` for those of the whole workbook. */
  readonly values = new Map<string, Map<string, string>>();
  private readonly entries: string[] = [];
  private isInTables = false;
  private item: string | undefined;
  private text = "";

  open({ name, attributes }: XmlElement): void {
    const own = attributes().get("name") ?? "";
    if (name === "config-item-map-named") this.isInTables = own === "Tables";
    else if (name === "config-item-map-entry") this.entries.push(this.isInTables ? own : "");
    else if (name === "config-item") {
      this.item = own;
      this.text = "";
    }
  }

  close({ name }: XmlElement): void {
    if (name === "config-item-map-named") this.isInTables = false;
    else if (name === "config-item-map-entry") this.entries.pop();
    else if (name === "config-item" && this.item !== undefined) {
      const sheet = this.entries.at(-1) ?? "";
      const values = this.values.get(sheet) ?? new Map<string, string>();
      this.values.set(sheet, values);
      // What is said of a view goes before what is said of the file.
      if (sheet !== "" || !values.has(this.item)) values.set(this.item, this.text);
      this.item = undefined;
    }
  }

  characters(text: string): void {
    if (this.item !== undefined) this.text += text;
  }
}

function frozenAt(mode: string | undefined, position: string | undefined, most: number): number {
  const at = mode === FROZEN ? Number(position) : 0;
  return Number.isInteger(at) && at > 0 && at < most ? at : 0;
}

/**
 * Reads from an OpenDocument spreadsheet which rows and columns stay in view and where the grid is shown.
 *
 * @throws UnreadableFile when the settings part is damaged
 */
export function readOdsSettings(archive: Archive): OdsSettings {
  const reader = new SettingsReader();
  readXml(listing(archive, PART) ?? "", reader, PART);
  const general = reader.values.get("");
  return {
    activeSheet: general?.get("ActiveTable"),
    viewOf: (sheet) => {
      const own = reader.values.get(sheet);
      return {
        frozen: {
          rows: frozenAt(own?.get("VerticalSplitMode"), own?.get("VerticalSplitPosition"), WHEN_CUT.rows),
          columns: frozenAt(
            own?.get("HorizontalSplitMode"),
            own?.get("HorizontalSplitPosition"),
            WHEN_CUT.columns,
          ),
        },
        gridlines: (own?.get("ShowGrid") ?? general?.get("ShowGrid")) !== "false",
      };
    },
  };
}
