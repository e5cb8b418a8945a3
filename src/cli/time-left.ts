import type { Language } from "../report/language";

/** Files after which the time they took says something of those to come. */
const ENOUGH = 20;

/** How long the rest will take at the pace so far, such as 约剩 2:05; empty while that cannot be told. */
export function timeLeft(done: number, of: number, milliseconds: number, language: Language): string {
  if (done < ENOUGH || done >= of) return "";
  const seconds = Math.ceil((milliseconds / done / 1000) * (of - done));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (part: number): string => String(part).padStart(2, "0");
  const clock =
    hours > 0
      ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`
      : `${String(minutes)}:${two(seconds % 60)}`;
  return language === "zh" ? `约剩 ${clock}` : `about ${clock} left`;
}
