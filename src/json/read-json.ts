/** Text for people, in the two languages of the product. */
interface Problem {
  readonly zh: string;
  readonly en: string;
}

/** What a text of JSON says, or why it is not looked into. */
export type JsonReading =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Characters of a text; a report of 1,000 tables has 10 million. */
export const LONGEST_JSON = 32 << 20;

/** Lists and objects inside one another; what Hengbiao writes has 6. */
const DEEPEST = 64;

const OPENING = new Set(["[", "{"]);
const CLOSING = new Set(["]", "}"]);

/** A text between quotes, or a bracket. */
const PIECE = /"(?:[^"\\]|\\[^])*"?|[[\]{}]/g;

/** How deep lists and objects lie inside one another, as far as `DEEPEST` and one more. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [piece] of text.matchAll(PIECE)) {
    if (OPENING.has(piece)) depth += 1;
    else if (CLOSING.has(piece)) depth -= 1;
    most = Math.max(most, depth);
    if (most > DEEPEST) break;
  }
  return most;
}

function problem(zh: string, en: string): JsonReading {
  return { kind: "problem", problem: { zh, en } };
}

/** Why a text of that many characters is too long, for who is to read the file. */
export function tooLong(length: number): Problem {
  const [has, most] = [Math.ceil(length / (1 << 20)), LONGEST_JSON >> 20];
  return { zh: `太大：${has} MB，最多 ${most} MB`, en: `too large: ${has} MB, at most ${most} MB` };
}

/**
 * Reads JSON that a person handed over: at most 32 million characters, and lists and objects at most 64 deep, so that
 * whoever walks through the value needs no guard of its own. A byte order mark is left out.
 */
export function readJson(text: string): JsonReading {
  if (text.length > LONGEST_JSON) return { kind: "problem", problem: tooLong(text.length) };
  const json = text.replace(/^\uFEFF/, "");
  if (depthOf(json) > DEEPEST)
    return problem(`括号嵌套超过 ${DEEPEST} 层`, `nested more than ${DEEPEST} brackets deep`);
  try {
    const value: unknown = JSON.parse(json);
    return { kind: "json", value };
  } catch (error) {
    // The reason quotes the text, which may go over several lines.
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
    return problem(`不是 JSON（${detail}）`, `no JSON (${detail})`);
  }
}
