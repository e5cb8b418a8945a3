import { decryptedFile } from "../files/read-workbook";
import type { WorkbookReading } from "../files/workbook-reading";
import { keptSettings } from "../files/xlsx/kept-settings";
import { learnedTextIn } from "../files/xlsx/learned-text";
import { NO_GUIDANCE, type Claims, type GivenForm, type Guidance } from "../report/guidance";

type Format = Extract<WorkbookReading, { readonly kind: "read" }>["format"];

/** What a workbook says of itself; null where it says nothing that can be used. */
async function claimsOf(bytes: Uint8Array): Promise<Claims | null> {
  const file = decryptedFile(bytes);
  const settings = keptSettings(file);
  const [roles, profile] = [settings.get("roles"), settings.get("profile")];
  if (roles === undefined && profile === undefined && learnedTextIn(file) === undefined) return null;
  // Loaded only here: zod would cost every file of others its time.
  const [{ readKeptRoles }, { profileOfKept, readKept }, { learnedFormIn }] = await Promise.all([
    import("../reading/kept-roles"),
    import("../scoring/profiles/read-kept"),
    import("../filling/learned-file"),
  ]);
  const learned = learnedFormIn(file);
  return {
    roles: (roles === undefined ? null : readKeptRoles(roles)) ?? new Map(),
    form:
      learned.kind === "form"
        ? { form: learned.form, profile: learned.form.profile && profileOfKept(learned.form.profile) }
        : null,
    profile: profile === undefined ? null : readKept(profile),
  };
}

/** How the sheets of a file are to be read: as the person says, else as the file says of itself. */
export async function guidanceFor(
  bytes: Uint8Array,
  format: Format,
  { forms }: { readonly forms: readonly GivenForm[] },
): Promise<Guidance> {
  return { ...NO_GUIDANCE, forms, claims: format === "xlsx" ? await claimsOf(bytes) : null };
}
