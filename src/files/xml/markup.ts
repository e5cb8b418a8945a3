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

/** The attributes of a tag with the value of one changed where it stands, as it is written; all else stays. */
export function changedAttribute(
  attributes: string,
  name: string,
  change: (value: string) => string,
): string {
  return attributes.replace(
    new RegExp(`((?:^|\\s)${name}\\s*=\\s*)(?:"([^"]*)"|'([^']*)')`),
    (whole, before: string, double?: string, single?: string) => {
      const value = double ?? single ?? "";
      const changed = change(value);
      return changed === value ? whole : `${before}"${changed}"`;
    },
  );
}

/** The namespace prefix with its colon that the root element bears, as `x:worksheet` does; mostly empty. */
export function prefixOf(xml: string): string {
  return /<([\w.-]+:)?[\w.-]+[\s/>]/.exec(xml)?.[1] ?? "";
}
