/** The attributes of a tag as a pattern: quotes may hold what would end it. */
export const ATTRIBUTES = `(?:[^"'<>]|"[^"<]*"|'[^'<]*')*?`;

/** A text as it stands between tags or in double quotes. */
export function escaped(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)
      // XML has no way to hold the other control characters.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  );
}

/** The value of an attribute in the attributes of a tag, as it is written; undefined without it. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match?.[1] ?? match?.[2];
}

/** The attributes of a tag with one of them set, whose value needs no escaping, or taken away. */
export function withAttribute(attributes: string, name: string, value: string | undefined): string {
  const rest = attributes.replace(new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), "");
  return value === undefined ? rest : `${rest.replace(/\s*$/, "")} ${name}="${value}"`;
}

/** The attributes of a tag with the value of one changed where it stands, as it is written; without it they stay. */
export function changedAttribute(
  attributes: string,
  name: string,
  change: (value: string) => string,
): string {
  return attributes.replace(
    new RegExp(`((?:^|\\s)${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`),
    (_whole, before: string, double?: string, single?: string) =>
      `${before}"${change(double ?? single ?? "")}"`,
  );
}

/** Stands for whatever prefix where elements of several namespaces have one name. */
export const ANY_PREFIX = "(?:[\\w.-]+:)?";

/** The namespace prefix with its colon that the root element bears, as `x:worksheet` does; mostly empty. */
export function prefixOf(xml: string): string {
  return /<([\w.-]+:)?[\w.-]+[\s/>]/.exec(xml)?.[1] ?? "";
}

/** An element's opening tag, with its attributes in group 1 and its content in group 2, absent when it has none. */
export function elementPattern(prefix: string, name: string, flags = ""): RegExp {
  const tag = `${prefix}${name}`;
  return new RegExp(`<${tag}(?=[\\s/>])(${ATTRIBUTES})(?:/>|>([^]*?)</${tag}\\s*>)`, flags);
}

/** A tag, opening, closing or empty, and what is no element: comments, instructions, character data. */
const PIECE = new RegExp(
  `<!--[^]*?-->|<\\?[^]*?\\?>|<!\\[CDATA\\[[^]*?\\]\\]>|<(/?)([\\w.:-]+)(?:${ATTRIBUTES})(/?)>`,
  "g",
);

/** Where the first child of the root element begins that bears one of the names; where the root ends without one. */
function placeBefore(xml: string, names: ReadonlySet<string>): number {
  let depth = 0;
  let end = -1;
  for (const { index, 1: slash = "", 2: name, 3: empty = "" } of xml.matchAll(PIECE)) {
    if (name === undefined) continue;
    if (slash !== "") {
      depth -= 1;
      end = index;
    } else {
      if (depth === 1 && names.has(name)) return index;
      if (empty === "") depth += 1;
    }
  }
  return end;
}

/** An XML part whose root element is an empty tag, with that tag opened and closed. */
function withOpenRoot(xml: string): string {
  const root = new RegExp(
    `^((?:\\s|\ufeff|<\\?[^]*?\\?>|<!--[^]*?-->)*<([\\w.:-]+)${ATTRIBUTES})\\s*/>`,
  ).exec(xml);
  if (!root) return xml;
  const [whole, opening = "", name = ""] = root;
  return `${opening}></${name}>${xml.slice(whole.length)}`;
}

/**
 * The XML with an element put before the first of those that follow it by the schema, or before the end of
 * the root element. Only children of the root are looked at: what a follower is called, such as `extLst`, may stand
 * deep inside others too.
 */
export function insertBefore(xml: string, inserted: string, followers: readonly string[] = []): string {
  const open = withOpenRoot(xml);
  const prefix = prefixOf(open);
  const at = placeBefore(open, new Set(followers.map((name) => prefix + name)));
  return at < 0 ? xml : open.slice(0, at) + inserted + open.slice(at);
}

/**
 * The XML with something added at the end of a list that is a child of the root element: the list may have items, be
 * empty, or not be there at all.
 *
 * @param followers what stands behind the list by the schema
 */
export function withChild(xml: string, list: string, added: string, followers: readonly string[]): string {
  const name = `${prefixOf(xml)}${list}`;
  const found = elementPattern(prefixOf(xml), list).exec(xml);
  if (!found) return insertBefore(xml, `<${name}>${added}</${name}>`, followers);
  const [whole, attributes = "", inner = ""] = found;
  const grown = `<${name}${attributes}>${inner}${added}</${name}>`;
  return xml.slice(0, found.index) + grown + xml.slice(found.index + whole.length);
}
