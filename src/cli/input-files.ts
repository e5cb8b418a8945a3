import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { isLockFileName, isTableFileName, USUAL_ENDINGS } from "../collecting/table-file-names";
import type { Bilingual } from "../forms/form-spec";
import { systemReason } from "./system-reason";

const PATTERN = /[*?[{]/;

/** One thing the person asked for: a workbook to read, or why it gives none. */
export type InputFile = { readonly file: string } | { readonly path: string; readonly problem: Bilingual };

/** By name as a person would sort it: 2 before 10. Made only for a folder: the tables of its language take 8 ms to load. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const { compare } = new Intl.Collator("zh-CN", { numeric: true });
  return entries.sort((a, b) => compare(a.name, b.name));
}

/** Files below a folder in the order of their names; folders that links point to are not entered. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && entry.name !== "node_modules") yield* filesBelow(path);
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) {
      yield path;
    }
  }
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "folder" : "file";
  } catch {
    return "nothing";
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await kindOf(path)) === "file";
}

/** A pattern as a test of whole paths: `*` and `?` stay inside a name, `**` crosses folders. */
export function patternTest(pattern: string): RegExp {
  let source = "";
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const set = /^\[([^\]/\\]+)\]/.exec(rest);
    const choice = /^\{([^{}]*)\}/.exec(rest);
    if (rest.startsWith("**/")) {
      source += "(?:[^/]+/)*";
      at += 2;
    } else if (rest.startsWith("**")) {
      source += ".*";
      at += 1;
    } else if (rest.startsWith("*")) {
      source += "[^/]*";
    } else if (rest.startsWith("?")) {
      source += "[^/]";
    } else if (set) {
      source += `[${(set[1] ?? "").replace(/^!/, "^")}]`;
      at += set[0].length - 1;
    } else if (choice) {
      source += `(?:${(choice[1] ?? "").split(",").map(literally).join("|")})`;
      at += choice[0].length - 1;
    } else {
      source += literally(rest.charAt(0));
    }
  }
  return new RegExp(`^${source}$`, "u");
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function slashed(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

/** The folder a pattern starts from: its path up to the first part that is no plain name. */
function startOf(pattern: string): string {
  let start = pattern;
  while (PATTERN.test(start)) start = dirname(start);
  return start;
}

async function filesMatching(pattern: string): Promise<string[]> {
  const start = startOf(pattern);
  if ((await kindOf(start)) !== "folder") return [];
  const plain = slashed(pattern).replace(/^(\.\/)+/, "");
  const test = patternTest(plain);
  const found: string[] = [];
  for await (const path of filesBelow(start)) {
    if (isTableFileName(basename(path)) && test.test(slashed(path))) found.push(path);
  }
  return found;
}

async function workbooksBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const path of filesBelow(folder)) if (isTableFileName(basename(path))) found.push(path);
  return found;
}

const KINDS = USUAL_ENDINGS.join(" ");

async function filesOf(operand: string): Promise<string[] | Bilingual> {
  switch (await kindOf(operand)) {
    case "file":
      return isLockFileName(basename(operand)) ? [] : [operand];
    case "folder": {
      const found = await workbooksBelow(operand);
      if (found.length > 0) return found;
      return {
        zh: `文件夹里没有表格文件或文档（${KINDS}），请核对路径。`,
        en: `The folder holds no workbook or document (${KINDS}); check the path.`,
      };
    }
    case "nothing": {
      if (!PATTERN.test(operand)) {
        return {
          zh: "没有这个文件或文件夹，请核对路径。",
          en: "There is no such file or folder; check the path.",
        };
      }
      const found = await filesMatching(operand);
      if (found.length > 0) return found;
      return {
        zh: `没有符合通配符的表格文件或文档（${KINDS}），请核对写法。`,
        en: `No workbook or document (${KINDS}) matches the pattern; check how it is written.`,
      };
    }
  }
}

function whyNot(error: unknown): Bilingual {
  const reason = systemReason(error);
  return {
    zh: `打不开：${reason.zh}。请核对访问权限。`,
    en: `Cannot be opened: ${reason.en}. Check who may read it.`,
  };
}

/**
 * The workbooks that operands stand for: files, folders with everything below them, and patterns that the
 * shell left as they are. In the order of the operands, each file once.
 */
export async function inputFiles(operands: readonly string[]): Promise<InputFile[]> {
  const inputs: InputFile[] = [];
  const seen = new Set<string>();
  for (const operand of operands) {
    let found: string[] | Bilingual;
    try {
      found = await filesOf(operand);
    } catch (error) {
      found = whyNot(error);
    }
    if (!Array.isArray(found)) {
      inputs.push({ path: operand, problem: found });
      continue;
    }
    for (const file of found) {
      const whole = resolve(file);
      if (!seen.has(whole)) inputs.push({ file });
      seen.add(whole);
    }
  }
  return inputs;
}
