import { attribute, elementPattern } from "../../../files/xml/markup";
import { decodeEntities } from "../../../files/xml/part";

const EXTENSION_OF_2009 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const FORMULAS_OF_2006 = "http://schemas.microsoft.com/office/excel/2006/main";

/**
 * How a sheet writes its rules: those of Excel 2007 among its own elements, later ones in an extension, where
 * formulas and areas are elements of yet another namespace.
 */
export interface Dialect {
  /** The prefix of the sheet's own elements, with its colon, in which looks are written everywhere. */
  readonly own: string;
  /** The prefix of the rules' elements. */
  readonly prefix: string;
  /** The name of an element that holds nothing but a formula, with its prefix. */
  readonly formula: string;
  /** The name of the element with the areas; where they are an attribute, there is none. */
  readonly areas?: string;
}

export function ownDialect(prefix: string): Dialect {
  return { own: prefix, prefix, formula: `${prefix}formula` };
}

function prefixFor(xml: string, namespace: string): string | undefined {
  const declared = new RegExp(`\\sxmlns:([\\w.-]+)\\s*=\\s*["']${namespace}["']`).exec(xml)?.[1];
  return declared === undefined ? undefined : `${declared}:`;
}

/** How the extension of a sheet is written; undefined where none is declared. */
export function extensionDialect(xml: string, own: string): Dialect | undefined {
  const prefix = prefixFor(xml, EXTENSION_OF_2009);
  const formulas = prefixFor(xml, FORMULAS_OF_2006);
  if (prefix === undefined || formulas === undefined) return undefined;
  return { own, prefix, formula: `${formulas}f`, areas: `${formulas}sqref` };
}

/** The texts of the elements of a name, with its prefix, as they are meant. */
export function textsIn(xml: string, name: string): string[] {
  return Array.from(xml.matchAll(elementPattern("", name, "g")), (match) => decodeEntities(match[2] ?? ""));
}

/** The areas that an element is about: in an attribute of its own, or in an element within it. */
export function areasText(xml: string, opening: string, { areas }: Dialect): string | undefined {
  return areas === undefined ? attribute(opening, "sqref") : textsIn(xml, areas)[0];
}
