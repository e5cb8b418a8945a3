import { displayWidth } from "../sheet/text-width";

/** A bar such as `████████░░░░░░░░  512/1024` that fits into the columns of the terminal, with a note behind it. */
export function progressLine(done: number, of: number, columns: number, note = ""): string {
  const figures = `${String(done).padStart(String(of).length)}/${of}${note === "" ? "" : `  ${note}`}`;
  const room = Math.min(40, columns - displayWidth(figures) - 3);
  if (room < 5) return figures;
  const filled = Math.round((room * done) / of);
  return `${"█".repeat(filled)}${"░".repeat(room - filled)}  ${figures}`;
}
