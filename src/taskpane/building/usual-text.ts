import type { Suggestion } from "../../library/suggest";
import type { BuildingWords } from "./words";

/** What is usual for a name, in words: its sign, its unit, and the names like it. */
export function usualText(
  name: string,
  { sign, unit, like }: Suggestion,
  { usual }: BuildingWords["library"],
): string {
  return usual(name, [sign ?? "", unit ?? ""].filter((part) => part !== "").join(" "), like);
}
