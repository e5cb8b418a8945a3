import { crc32 } from "../../../src/files/zip/crc32";

test("the checksum of 123456789 is the one its specification gives", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});
