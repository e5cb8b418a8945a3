import { changedXml, insertBefore } from "../xml/edits";
import { attributesOf, elementsIn, tagged } from "../xml/elements";
import { escaped, prefixOf } from "../xml/markup";
import { parseXml } from "../xml/tree";

export const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
export const PROPERTIES_LINK =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
export const PROPERTIES_PART = "docProps/custom.xml";

/** Marks a property as the user's own. */
const FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/** Numbers below are taken. */
const FIRST_ID = 2;

const VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

/** A properties part without any property. */
export const NO_PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
  `xmlns:vt="${VARIANT_TYPES}"></Properties>`;

/** The properties part with texts set, or taken away where they are null. */
export function patchProperties(xml: string, changes: ReadonlyMap<string, string | null>): string {
  const prefix = prefixOf(xml);
  let patched = changedXml(xml, tagged(`${prefix}property`), (property) =>
    changes.has(attributesOf(property).get("name") ?? "") ? null : property,
  );
  let id = elementsIn(parseXml(patched), "property").reduce(
    (most, property) => Math.max(most, Number(attributesOf(property).get("pid") ?? 0) + 1),
    FIRST_ID,
  );
  for (const [name, text] of changes) {
    if (text === null) continue;
    const opening = `<${prefix}property fmtid="${FORMAT_ID}" pid="${id}" name="${escaped(name)}">`;
    const value = `<vt:lpwstr xmlns:vt="${VARIANT_TYPES}">${escaped(text)}</vt:lpwstr>`;
    patched = insertBefore(patched, `${opening}${value}</${prefix}property>`);
    id += 1;
  }
  return patched;
}
