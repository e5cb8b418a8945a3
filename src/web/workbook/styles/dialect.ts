import { attributesOf, contentOf, elementsIn, tagged, textIn } from "../../../files/xml/elements";
import type { XmlElement, XmlNode } from "../../../files/xml/tree";

const EXTENSION_OF_2009 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const FORMULAS_OF_2006 = "http://schemas.microsoft.com/office/excel/2006/main";

/**
 * How a sheet writes its rules: those of Excel 2007 among its own elements, later ones in an extension, where
 * formulas and areas are elements of yet another namespace.
 */
export interface Dialect {
  /** The prefix of the sheet's own elements, with its colon, in which styles are written everywhere. */
  readonly own: string;
  /** The prefix of the rules' elements. */
  readonly prefix: string;
  /** The name of an element that holds nothing but a formula, with its prefix. */
  readonly formula: string;
  /** The name of the element with the areas; where they are an attribute, there is none. */
  readonly areas?: string;
}

function ownDialect(prefix: string): Dialect {
  return { own: prefix, prefix, formula: `${prefix}formula` };
}

/** The prefix that is declared for a namespace anywhere among elements. */
function prefixFor(elements: readonly XmlElement[], namespace: string): string | undefined {
  const declaration = new RegExp(`\\sxmlns:([\\w.-]+)\\s*=\\s*["']${namespace}["']`);
  for (const { attributes } of elements) {
    const declared = declaration.exec(attributes)?.[1];
    if (declared !== undefined) return `${declared}:`;
  }
  return undefined;
}

/** How the extension of a sheet is written; undefined where none is declared. */
function extensionDialect(sheet: readonly XmlNode[], own: string): Dialect | undefined {
  const elements = elementsIn(sheet, () => true);
  const prefix = prefixFor(elements, EXTENSION_OF_2009);
  const formulas = prefixFor(elements, FORMULAS_OF_2006);
  if (prefix === undefined || formulas === undefined) return undefined;
  return { own, prefix, formula: `${formulas}f`, areas: `${formulas}sqref` };
}

/** How a sheet is written: its own dialect, and that of its extension where it has one. */
export function dialectsOf(sheet: readonly XmlNode[], prefix: string): readonly Dialect[] {
  const extension = extensionDialect(sheet, prefix);
  return extension ? [ownDialect(prefix), extension] : [ownDialect(prefix)];
}

/** The texts of the elements inside another one of a name, with its prefix, as they are meant. */
export function textsIn(element: XmlElement | undefined, name: string): string[] {
  return elementsIn(contentOf(element), tagged(name)).map(textIn);
}

/** The areas that an element is about: in an attribute of its own, or in an element within it. */
export function areasText(element: XmlElement, { areas }: Dialect): string | undefined {
  return areas === undefined ? attributesOf(element).get("sqref") : textsIn(element, areas)[0];
}
