import type { FileSize } from "./failure";
import { fileSignature } from "./signature";
import { openArchive } from "./zip/archive";

/** The size of a file by what it says of itself, without unpacking anything. */
export function fileSize(bytes: Uint8Array): FileSize {
  const file = bytes.length;
  const signature = fileSignature(bytes);
  if (signature === "pdf") return { file, unpacked: null, isPdf: true };
  if (signature !== "zip") return { file, unpacked: null };
  try {
    let unpacked = 0;
    for (const { size } of openArchive(bytes).entries.values()) unpacked += size;
    return { file, unpacked };
  } catch {
    // What is wrong with the directory is said by whoever reads the file.
    return { file, unpacked: null };
  }
}
