import { damaged, UnreadableFile } from "../failure";
import type { Ole2 } from "../ole2/ole2";
import { openAgile } from "./agile";
import { viewOf } from "./byte-blocks";
import { openStandard } from "./standard";

const PACKAGE = "EncryptedPackage";
const INFO = "EncryptionInfo";

/** What stands in a container whose key a server of the office gives out to certain persons. */
const RIGHTS_MANAGED = /^(?:DRMEncrypted(?:Transform|DataSpace)|\tDRMContent)$/;

/** Whether a container holds a workbook that is encrypted as a whole. */
export function isEncryptedPackage({ holds }: Ole2): boolean {
  return holds(PACKAGE);
}

function isRightsManaged({ names }: Ole2): boolean {
  return names.some((name) => RIGHTS_MANAGED.test(name));
}

/**
 * The .xlsx package inside a container that is protected against changes alone, as Excel opens it.
 *
 * @throws UnreadableFile when it needs a password, when its key is kept elsewhere, or when it is damaged
 */
export function openEncryptedPackage(container: Ole2): Uint8Array {
  if (isRightsManaged(container)) throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
  const info = container.read(INFO);
  const stored = container.read(PACKAGE);
  if (info.length < 8) throw damaged("content", INFO);
  if (stored.length < 8) throw damaged("content", PACKAGE);
  const [major, minor] = [viewOf(info).getUint16(0, true), viewOf(info).getUint16(2, true)];
  const size = viewOf(stored).getUint32(0, true);
  if (size > stored.length - 8) throw new UnreadableFile({ kind: "truncated" });
  const content = stored.subarray(8);
  const rest = info.subarray(8);
  if (major === 4 && minor === 4) return openAgile(new TextDecoder().decode(rest), content).subarray(0, size);
  if (minor === 2 && [2, 3, 4].includes(major)) return openStandard(rest, content).subarray(0, size);
  throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
}
