import { type Archive, listing } from "../zip/archive";
import { relationshipsPart } from "../xlsx/relationships";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
const STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/";

/** What Strict Open XML (ISO/IEC 29500-1) calls what Excel writes by other names, the longer ones first. */
const NAMES: readonly (readonly [usual: string, strict: string])[] = [
  [`${OFFICE}relationships/custom-properties`, `${STRICT_OFFICE}relationships/customProperties`],
  [`${OFFICE}relationships`, `${STRICT_OFFICE}relationships`],
  [`${OFFICE}custom-properties`, `${STRICT_OFFICE}customProperties`],
  [`${OFFICE}docPropsVTypes`, `${STRICT_OFFICE}docPropsVTypes`],
  [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ],
];

/** Names of namespaces and of kinds of relationships, where they are given. */
const GIVEN = /(\s(?:xmlns(?::[\w.-]+)?|Type)=")(http:\/\/schemas\.openxmlformats\.org\/[^"]*)/g;

/** Whether a workbook is one of Strict Open XML, whose parts may not mix both kinds of names. */
export function isStrict(archive: Archive): boolean {
  return (listing(archive, relationshipsPart("")) ?? "").includes(`${STRICT_OFFICE}relationships/`);
}

/** A part with what was added to it, or the whole of a new one, by the names of Strict Open XML. */
export function inStrictNames(xml: string): string {
  return xml.replace(GIVEN, (given: string, before: string, name: string) => {
    const found = NAMES.find(([usual]) => name === usual || name.startsWith(`${usual}/`));
    return found ? `${before}${found[1]}${name.slice(found[0].length)}` : given;
  });
}
