/** What the namespaces of Hengbiao's custom XML parts begin with; the key of what is kept follows. */
const OURS = "urn:hengbiao:";

/** The namespace of the custom XML part that keeps a text under a key. */
export function keptNamespace(key: string): string {
  return `${OURS}${key}`;
}

/** The key that a namespace stands for; null for the parts of others. */
export function keptKeyOf(namespace: string): string | null {
  return namespace.startsWith(OURS) ? namespace.slice(OURS.length) : null;
}

/** The root of a custom XML part of Hengbiao; it holds nothing but the text. */
const PART = /<kept\s+xmlns=(?:"[^"]*"|'[^']*')\s*(?:\/>|>([^]*?)<\/kept>)/;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** The custom XML part that keeps a text under a key. The text is JSON or a word, so that no control character is lost. */
export function keptXml(key: string, text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // XML cannot hold them; in JSON they only stand inside strings.
    .replace(
      /[\u0000-\u001f\ufffe\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<kept xmlns="${keptNamespace(key)}">${escaped}</kept>`;
}

/** The text in such a part, as a program that keeps it may have written it anew; null where the XML is none. */
export function keptTextOf(xml: string): string | null {
  const part = PART.exec(xml);
  if (!part) return null;
  return (part[1] ?? "").replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return ENTITIES[name] ?? whole;
    const code = typeof hex === "string" ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
