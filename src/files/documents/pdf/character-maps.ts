function bytesOf(url: string): Uint8Array {
  const binary = atob(url.slice(url.indexOf(",") + 1));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/**
 * A character map that a PDF names instead of bringing it along, as those do that were made with fonts every
 * Chinese Windows has.
 *
 * @param fileName as pdf.js names it, such as `UniGB-UCS2-H.bcmap`
 * @returns null for a map that does not come with us
 */
export async function characterMap(fileName: string): Promise<Uint8Array | null> {
  const name = fileName.replace(/\.bcmap$/, "");
  const { MAPS: gb } = await import("./maps-gb");
  const url = gb[name] ?? (await import("./maps-other")).MAPS[name];
  return url === undefined ? null : bytesOf(url);
}
