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
