import { decryptedFile } from "../files/read-workbook";
import type { WorkbookReading } from "../files/workbook-reading";
import { keptSettings } from "../files/xlsx/kept-settings";
import { learnedTextIn } from "../files/xlsx/learned-text";
import type { KeptDecision } from "../report/decisions";
import type { SheetSnapshot } from "../sheet/snapshot";
import { NO_GUIDANCE, type Claims, type GivenForm, type Guidance } from "../report/guidance";

type Format = Extract<WorkbookReading, { readonly kind: "read" }>["format"];

/** What the pane has kept with a workbook, read once for all that wants it. */
interface KeptInFile {
  readonly file: Uint8Array;
  readonly settings: ReadonlyMap<string, string>;
}

/** What a file keeps beside its sheets; null for formats that keep nothing. */
export async function keptInFile(bytes: Uint8Array, format: Format): Promise<KeptInFile | null> {
  if (format !== "xlsx") return null;
  const file = await decryptedFile(bytes);
  return { file, settings: keptSettings(file) };
}

/** Sheets of a file with the pages of the documents that they were made from, where it keeps these. */
export async function withPagesOf(
  kept: KeptInFile | null,
  sheets: readonly SheetSnapshot[],
): Promise<readonly SheetSnapshot[]> {
  const text = kept?.settings.get("document-pages");
  if (text === undefined) return sheets;
  const { withKeptPages } = await import("../reading/kept-pages");
  return withKeptPages(sheets, text);
}

/** What a workbook says of itself; null where it says nothing that can be used. */
async function claimsOf({ file, settings }: KeptInFile): Promise<Claims | null> {
  const [roles, profile, forms] = [
    settings.get("roles"),
    settings.get("profile"),
    settings.get("learned-forms"),
  ];
  const saysNothing = [roles, profile, forms, learnedTextIn(file)].every((text) => text === undefined);
  if (saysNothing) return null;
  // Loaded only here: zod would cost every file of others its time.
  const [{ readKeptRoles }, { readKept }, { learnedFormIn }, { givenForm, keptForms }] = await Promise.all([
    import("../reading/kept-roles"),
    import("../scoring/profiles/read-kept"),
    import("../filling/learned-file"),
    import("../filling/kept-forms"),
  ]);
  const learned = learnedFormIn(file);
  return {
    roles: (roles === undefined ? null : readKeptRoles(roles)) ?? new Map(),
    forms: [
      ...(learned.kind === "form" ? [givenForm(learned.form)] : []),
      ...(forms === undefined ? [] : keptForms(forms)),
    ],
    profile: profile === undefined ? null : readKept(profile),
  };
}

/** What was decided on the findings of a file where it is a reviewer's copy. Nothing counts by it: it is only told. */
export async function decisionsIn(kept: KeptInFile | null): Promise<readonly KeptDecision[]> {
  const decisions = kept?.settings.get("decisions");
  if (decisions === undefined) return [];
  const { readKeptDecisions } = await import("../report/kept-decisions");
  return readKeptDecisions(decisions) ?? [];
}

/** How the sheets of a file are to be read: as the person says, else as the file says of itself. */
export async function guidanceFor(
  kept: KeptInFile | null,
  { forms }: { readonly forms: readonly GivenForm[] },
): Promise<Guidance> {
  return { ...NO_GUIDANCE, forms, claims: kept && (await claimsOf(kept)) };
}
