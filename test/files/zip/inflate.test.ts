import fc from "fast-check";
import { deflateSync } from "fflate";
import { inflate as inflateByZlib } from "../../../src/files/zip/inflate-native";
import { inflate } from "../../../src/files/zip/inflate";

const WAYS = [
  { by: "fflate", unpack: inflate },
  { by: "zlib", unpack: inflateByZlib },
];

const contents = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 5000 }))
    .map(([text, times]) => new TextEncoder().encode(text.repeat(times))),
);

describe.each(WAYS)("deflated bytes, unpacked by $by", ({ unpack }) => {
  test("are what was packed, where they are as many as was said", () => {
    fc.assert(
      fc.property(contents, (bytes) => {
        const unpacked = unpack(deflateSync(bytes), bytes.length);
        expect(Buffer.from(unpacked ?? []).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  test("are fewer where more were said, and null where fewer were", () => {
    fc.assert(
      fc.property(contents, fc.integer({ min: 1, max: 100_000 }), (bytes, by) => {
        expect(unpack(deflateSync(bytes), bytes.length + by)?.length).toBe(bytes.length);
        if (bytes.length === 0) return;
        expect(unpack(deflateSync(bytes), Math.max(0, bytes.length - by))).toBeNull();
      }),
    );
  });

  test("are an error where they are cut off or none", () => {
    const packed = deflateSync(new TextEncoder().encode("预算执行率".repeat(100)));
    expect(() => unpack(packed.subarray(0, packed.length - 3), 1500)).toThrow();
    expect(() => unpack(Uint8Array.of(0xff, 0xff, 0xff, 0xff), 10)).toThrow();
  });
});
