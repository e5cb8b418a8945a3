import { cbc } from "@noble/ciphers/aes.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { damaged, UnreadableFile } from "../failure";
import { attributesOf, elementIn } from "../xml/elements";
import type { Attributes } from "../xml/part";
import { parseXml } from "../xml/tree";
import { fourBytes, isEqual, joined } from "./byte-blocks";
import { DEFAULT_PASSWORD_BYTES } from "./default-password";

type Hash = (bytes: Uint8Array) => Uint8Array;

const HASHES: Readonly<Record<string, Hash>> = {
  MD5: md5,
  SHA1: sha1,
  SHA256: sha256,
  SHA384: sha384,
  SHA512: sha512,
};

/** Rounds of hashing a password; Excel makes 100,000. More is no protection but a way to keep a reader busy. */
const MOST_ROUNDS = 1_000_000;

/** What a key is for, by the numbers of [MS-OFFCRYPTO] 2.3.4.13. */
const VERIFIER_INPUT = Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79);
const VERIFIER_HASH = Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e);
const SECRET_KEY = Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6);

/** Bytes of the package that are encrypted as one. */
const SEGMENT = 4096;

/** What fills up a hash that is shorter than what it is taken for. */
const FILL = 0x36;

/** How a key or the package is encrypted. */
interface Method {
  readonly hash: Hash;
  readonly hashSize: number;
  readonly blockSize: number;
  /** In bytes. */
  readonly keySize: number;
  readonly salt: Uint8Array;
}

function broken(): UnreadableFile {
  return damaged("content", "EncryptionInfo");
}

function base64(attributes: Attributes, name: string): Uint8Array {
  try {
    return Uint8Array.from(atob(attributes.get(name) ?? ""), (char) => char.charCodeAt(0));
  } catch {
    throw broken();
  }
}

function count(attributes: Attributes, name: string, most: number): number {
  const number = Number(attributes.get(name));
  if (!Number.isInteger(number) || number < 0 || number > most) throw broken();
  return number;
}

function methodOf(attributes: Attributes): Method {
  const hash = HASHES[(attributes.get("hashAlgorithm") ?? "").replace("-", "").toUpperCase()];
  const isKnown =
    hash !== undefined &&
    attributes.get("cipherAlgorithm") === "AES" &&
    attributes.get("cipherChaining") === "ChainingModeCBC";
  if (!isKnown) throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
  const keySize = count(attributes, "keyBits", 256) / 8;
  const blockSize = count(attributes, "blockSize", 16);
  if (![16, 24, 32].includes(keySize) || blockSize !== 16) throw broken();
  const hashSize = count(attributes, "hashSize", 64);
  return { hash, hashSize, blockSize, keySize, salt: base64(attributes, "saltValue") };
}

function fitted(bytes: Uint8Array, size: number): Uint8Array {
  const fit = new Uint8Array(size).fill(FILL);
  fit.set(bytes.subarray(0, size));
  return fit;
}

function decrypted(key: Uint8Array, vector: Uint8Array, bytes: Uint8Array, what: string): Uint8Array {
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw damaged("content", what);
  return cbc(key, vector, { disablePadding: true }).decrypt(bytes);
}

/** The key of the package, which is encrypted with one made from the password. */
function secretKey(encryptor: Attributes): Uint8Array {
  const { hash, hashSize, blockSize, keySize, salt } = methodOf(encryptor);
  const rounds = count(encryptor, "spinCount", MOST_ROUNDS);
  let chain = hash(joined(salt, DEFAULT_PASSWORD_BYTES));
  const input = joined(fourBytes(0), chain);
  const view = new DataView(input.buffer);
  for (let round = 0; round < rounds; round += 1) {
    view.setUint32(0, round, true);
    input.set(chain, 4);
    chain = hash(input);
  }
  const vector = fitted(salt, blockSize);
  const opened = (purpose: Uint8Array, name: string) =>
    decrypted(
      fitted(hash(joined(chain, purpose)), keySize),
      vector,
      base64(encryptor, name),
      "EncryptionInfo",
    );
  const verifier = hash(opened(VERIFIER_INPUT, "encryptedVerifierHashInput"));
  const expected = opened(VERIFIER_HASH, "encryptedVerifierHashValue");
  if (!isEqual(verifier.subarray(0, hashSize), expected.subarray(0, hashSize)))
    throw new UnreadableFile({ kind: "encrypted" });
  return opened(SECRET_KEY, "encryptedKeyValue").subarray(0, keySize);
}

/**
 * A package in agile encryption ([MS-OFFCRYPTO] 2.3.4.10), which Excel writes since 2010, opened with the default
 * password.
 *
 * @param info the XML that says how it is encrypted
 * @param content the encrypted package without its size
 * @throws UnreadableFile when another password is needed, or when it is damaged
 */
export function openAgile(info: string, content: Uint8Array): Uint8Array {
  const described = parseXml(info);
  const keyData = elementIn(described, "keyData");
  const encryptor = elementIn(described, "encryptedKey");
  if (!keyData) throw broken();
  // Without a password there is a key for certificates alone.
  if (!encryptor) throw new UnreadableFile({ kind: "unsupported", format: "encryption" });
  const { hash, blockSize, salt } = methodOf(attributesOf(keyData));
  const key = secretKey(attributesOf(encryptor));
  const opened = new Uint8Array(content.length);
  for (let segment = 0; segment * SEGMENT < content.length; segment += 1) {
    const from = segment * SEGMENT;
    const vector = fitted(hash(joined(salt, fourBytes(segment))), blockSize);
    opened.set(decrypted(key, vector, content.subarray(from, from + SEGMENT), "EncryptedPackage"), from);
  }
  return opened;
}
