import { type Archive, findEntry } from "../zip/archive";
import { utf8Part } from "../xml/part";
import { unpackEntry } from "../zip/entry";
import { repackZip } from "../zip/repack-zip";
import { inStrictNames, isStrict } from "./strict-names";

/** The bytes to be patched are no .xlsx, or hold no such sheet: read the file before it is changed. */
export class NotPatchableError extends Error {
  override readonly name = "NotPatchableError";
}

/** The texts of an archive's parts while they change. */
export class PackageDraft {
  private readonly changed = new Map<string, string | null>();

  constructor(private readonly archive: Archive) {}

  has(name: string): boolean {
    return this.changed.has(name) || findEntry(this.archive, name) !== undefined;
  }

  /** A name no part has, made of a number from 1 on. */
  freePart(named: (number: number) => string): string {
    let number = 1;
    while (this.has(named(number))) number += 1;
    return named(number);
  }

  text(name: string): string {
    const entry = findEntry(this.archive, name);
    const draft = this.changed.get(entry?.name ?? name);
    if (draft !== undefined && draft !== null) return draft;
    if (!entry) throw new NotPatchableError(`there is no part ${name}`);
    const bytes = unpackEntry(this.archive.bytes, entry);
    const utf8 = utf8Part(bytes, name);
    const text = new TextDecoder().decode(utf8);
    return utf8 === bytes ? text : text.replace(/^(<\?xml[^>]*encoding=)["'][^"']*["']/, '$1"UTF-8"');
  }

  put(name: string, text: string): void {
    const own = findEntry(this.archive, name)?.name ?? name;
    if (!this.has(name) || this.text(own) !== text) this.changed.set(own, text);
  }

  remove(name: string): void {
    const entry = findEntry(this.archive, name);
    if (entry) this.changed.set(entry.name, null);
  }

  /** Whether anything is no longer as it was. */
  isChanged(): boolean {
    return this.changed.size > 0;
  }

  bytes(): Uint8Array {
    if (!this.isChanged()) return this.archive.bytes;
    const encoder = new TextEncoder();
    const written = isStrict(this.archive) ? inStrictNames : (text: string) => text;
    const parts = [...this.changed].map(
      ([name, text]) => [name, text === null ? null : encoder.encode(written(text))] as const,
    );
    return repackZip(this.archive, new Map(parts));
  }
}
