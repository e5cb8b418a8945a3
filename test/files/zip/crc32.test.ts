import fc from "fast-check";
import { crc32 } from "../../../src/files/zip/crc32";
import { crc32 as crc32ByNode } from "../../../src/files/zip/crc32-native";

test("the checksum of 123456789 is the one its specification gives", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

test("Node's own is the same", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(crc32ByNode(bytes)).toBe(crc32(bytes))));
});
