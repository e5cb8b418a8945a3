import { listing, openArchive } from "../../../src/files/zip/archive";
import { storeZip } from "../../../src/files/zip/stored-zip";
import { crc32 } from "../../../src/files/zip/crc32";
import { STORED, writeZip } from "../../../src/files/zip/writer";

const xml = (text: string) => new TextEncoder().encode(text);

function archiveOf(name: string, bytes: Uint8Array, sum = crc32(bytes)) {
  return openArchive(writeZip([{ name, method: STORED, crc32: sum, size: bytes.length, packed: bytes }]));
}

describe("the listings of an archive", () => {
  it("are unpacked as they stand in each file", () => {
    const texts = ["<a>甲</a>", "<a>乙</a>", "<a>甲</a>"];
    expect(texts.map((text) => listing(archiveOf("list.xml", xml(text)), "list.xml"))).toEqual(texts);
  });

  it("are damaged in one file though another has sound ones of that size and checksum", () => {
    const sound = xml("<a>sound listing</a>");
    expect(listing(archiveOf("list.xml", sound), "list.xml")).toBe("<a>sound listing</a>");
    const other = archiveOf("list.xml", xml("<a>other listing</a>"), crc32(sound));
    expect(() => listing(other, "list.xml")).toThrow(expect.objectContaining({ name: "UnreadableFile" }));
  });

  it("are undefined where there is none", () => {
    expect(listing(openArchive(storeZip([])), "list.xml")).toBeUndefined();
  });
});
