import { attributesOf, elementsIn } from "../xml/elements";
import { onceAlike } from "../once-alike";
import { parseXml } from "../xml/tree";

/** A relationship as it is written in a `.rels` part. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in both kinds of OOXML: `worksheet`. */
  readonly type: string;
  /** As it is written, seen from the part that has it. */
  readonly target: string;
  /** Whether it leads out of the package. */
  readonly isExternal: boolean;
}

/** The relationships that a `.rels` part lists. */
export const relationshipsIn = onceAlike((xml): readonly Relationship[] =>
  elementsIn(parseXml(xml), "Relationship")
    .map(attributesOf)
    .map((link) => ({
      id: link.get("Id") ?? "",
      type: (link.get("Type") ?? "").replace(/^.*\//, ""),
      target: link.get("Target") ?? "",
      isExternal: link.get("TargetMode") === "External",
    })),
);

/** The folder a part lies in, with its slash; empty for the package's own. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** The name of the part that lists where `part` leads to; the package itself is the part with an empty name. */
export function relationshipsPart(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** The name of the part a target means, seen from `part`. */
export function targetPart(part: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folderOf(part) + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
