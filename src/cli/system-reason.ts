import type { Bilingual } from "../forms/form-spec";

/** What the system's codes say, as far as a person meets them who names files. */
const REASONS: ReadonlyMap<string, Bilingual> = new Map([
  ["ENOENT", { zh: "没有这个文件或文件夹", en: "there is no such file or folder" }],
  ["ENOTDIR", { zh: "路径里有一段不是文件夹", en: "a part of the path is no folder" }],
  ["EISDIR", { zh: "这是文件夹，不是文件", en: "it is a folder, not a file" }],
  ["EEXIST", { zh: "已经有这个文件", en: "the file is already there" }],
  ["EACCES", { zh: "没有访问权限", en: "access is not permitted" }],
  ["EPERM", { zh: "系统不允许这样访问", en: "the system does not permit it" }],
  ["EBUSY", { zh: "正被别的程序占用", en: "another program is using it" }],
  ["EROFS", { zh: "所在的磁盘只能读取", en: "its disk is read-only" }],
  ["ENOSPC", { zh: "磁盘已满", en: "the disk is full" }],
  ["EDQUOT", { zh: "磁盘配额已满", en: "the disk quota is used up" }],
  ["EMFILE", { zh: "同时打开的文件过多", en: "too many files are open" }],
  ["ENFILE", { zh: "同时打开的文件过多", en: "too many files are open" }],
  ["ENAMETOOLONG", { zh: "文件名或路径过长", en: "the name or path is too long" }],
  ["ELOOP", { zh: "链接绕成了一圈", en: "its links go round in a circle" }],
  ["EIO", { zh: "磁盘读写出错", en: "the disk could not be read or written" }],
]);

/** Why the system did not do what was asked of a file; its own words where they are not known here. */
export function systemReason(error: unknown): Bilingual {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  return REASONS.get(code) ?? { zh: detail, en: detail };
}
