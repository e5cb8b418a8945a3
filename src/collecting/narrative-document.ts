import { writeWord } from "../files/write-word";
import type { CrossFinding } from "../many/checks/check";
import { narrative, narrativeTitle } from "../many/narrative";
import type { RollUp } from "../many/roll-up";

/** The text of a roll-up as a Word document. */
export function narrativeDocument(rollUp: RollUp, cross: readonly CrossFinding[]): Promise<Uint8Array> {
  const title = narrativeTitle(rollUp);
  const text = {
    title: title.replace("（文字稿）", ""),
    lines: [],
    sections: narrative(rollUp, cross),
    closing: "",
  };
  return writeWord(title, [text]);
}
