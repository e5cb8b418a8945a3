import { decryptedFile } from "../files/read-workbook";
import type { WorkbookReading } from "../files/workbook-reading";
import { keptSettings } from "../files/xlsx/kept-settings";
import { learnedTextIn } from "../files/xlsx/learned-text";
import type { KeptDecision } from "../report/decisions";
import { NO_GUIDANCE, type Claims, type GivenForm, type Guidance } from "../report/guidance";

type Format = Extract<WorkbookReading, { readonly kind: "read" }>["format"];

/** What a workbook says of itself; null where it says nothing that can be used. */
async function claimsOf(bytes: Uint8Array): Promise<Claims | null> {
  const file = await decryptedFile(bytes);
  const settings = keptSettings(file);
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
export async function decisionsIn(bytes: Uint8Array, format: Format): Promise<readonly KeptDecision[]> {
  const kept = format === "xlsx" ? keptSettings(await decryptedFile(bytes)).get("decisions") : undefined;
  if (kept === undefined) return [];
  const { readKeptDecisions } = await import("../report/kept-decisions");
  return readKeptDecisions(kept) ?? [];
}

/** How the sheets of a file are to be read: as the person says, else as the file says of itself. */
export async function guidanceFor(
  bytes: Uint8Array,
  format: Format,
  { forms }: { readonly forms: readonly GivenForm[] },
): Promise<Guidance> {
  return { ...NO_GUIDANCE, forms, claims: format === "xlsx" ? await claimsOf(bytes) : null };
}
