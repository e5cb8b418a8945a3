import { ecb } from "@noble/ciphers/aes.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { damaged, UnreadableFile } from "../failure";
import { fourBytes, isEqual, joined, viewOf } from "./byte-blocks";
import { DEFAULT_PASSWORD_BYTES } from "./default-password";

/** How often the password is hashed, by the standard. */
const ROUNDS = 50_000;

/** AES by the numbers of Windows, with the bytes of the key. */
const KEY_SIZES: ReadonlyMap<number, number> = new Map([
  [0x660e, 16],
  [0x660f, 24],
  [0x6610, 32],
]);

const SALT = 16;
const BLOCK = 16;
const HASH = 20;

/** The key that a password, hashed, stands for in the first block. */
function keyOf(salt: Uint8Array, size: number): Uint8Array {
  let hash = sha1(joined(salt, DEFAULT_PASSWORD_BYTES));
  for (let round = 0; round < ROUNDS; round += 1) hash = sha1(joined(fourBytes(round), hash));
  const last = sha1(joined(hash, fourBytes(0)));
  const half = (fill: number) => {
    const bytes = new Uint8Array(64).fill(fill);
    last.forEach((byte, at) => (bytes[at] = byte ^ fill));
    return sha1(bytes);
  };
  return joined(half(0x36), half(0x5c)).subarray(0, size);
}

function decrypted(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return ecb(key, { disablePadding: true }).decrypt(bytes);
}

/**
 * A package in standard encryption ([MS-OFFCRYPTO] 2.3.4.5), which Excel 2007 and many libraries write, opened with
 * the default password.
 *
 * @param info the stream that says how it is encrypted, from behind its version and flags
 * @param content the encrypted package without its size
 * @throws UnreadableFile when another password is needed, or when it is damaged
 */
export function openStandard(info: Uint8Array, content: Uint8Array): Uint8Array {
  const broken = () => damaged("content", "EncryptionInfo");
  if (info.length < 4 + 32) throw broken();
  const view = viewOf(info);
  const verifierAt = 4 + view.getUint32(0, true);
  const keySize = KEY_SIZES.get(view.getUint32(4 + 8, true));
  if (keySize === undefined) throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
  const verifier = info.subarray(verifierAt + 4);
  if (verifier.length < SALT + BLOCK + 4 + 2 * BLOCK) throw broken();
  const key = keyOf(verifier.subarray(0, SALT), keySize);
  const input = decrypted(key, verifier.subarray(SALT, SALT + BLOCK));
  const hashAt = SALT + BLOCK + 4;
  const expected = decrypted(key, verifier.subarray(hashAt, hashAt + 2 * BLOCK)).subarray(0, HASH);
  if (!isEqual(sha1(input), expected)) throw new UnreadableFile({ kind: "encrypted" });
  return decrypted(key, content.subarray(0, content.length - (content.length % BLOCK)));
}
