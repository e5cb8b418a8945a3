import type { Messages } from "./messages";
import { zh } from "./zh";

/** The catalogue for a display language: English for English, Chinese for all others. */
export async function wordsFor(language: string): Promise<Messages> {
  return /^en\b/i.test(language) ? (await import("./en")).en : zh;
}
