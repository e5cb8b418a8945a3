/** A bar such as `████████░░░░░░░░  512/1024` that fits into the columns of the terminal. */
export function progressLine(done: number, of: number, columns: number): string {
  const figures = `${String(done).padStart(String(of).length)}/${of}`;
  const room = Math.min(40, columns - figures.length - 3);
  if (room < 5) return figures;
  const filled = Math.round((room * done) / of);
  return `${"█".repeat(filled)}${"░".repeat(room - filled)}  ${figures}`;
}
