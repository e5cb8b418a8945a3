import { readWorkbook } from "../../src/files/read-workbook";
import { daysFrom1904 } from "../fixtures/days-from-1904";
import { savedFromWindow } from "../fixtures/libreoffice";
import { LIBRE_OFFICE } from "../fixtures/programs";

(LIBRE_OFFICE === null ? describe.skip : describe)("a file that LibreOffice encrypts", () => {
  test.each(["xlsx", "xls"] as const)(
    "as .%s with the password for protection against changes is read; with another it needs one",
    async (format) => {
      const plain = daysFrom1904();
      const locked = await savedFromWindow(plain, format, "", "VelvetSweatshop");
      // Encrypted, both are containers of streams.
      expect(Buffer.from(locked.subarray(0, 4)).toString("hex")).toBe("d0cf11e0");
      const open = await readWorkbook(locked);
      expect(open).toMatchObject({ kind: "read", sheets: [{ name: "自评表" }] });
      const texts = open.kind === "read" ? open.sheets[0]?.rows[0]?.map((cell) => cell?.text) : [];
      expect(texts).toEqual(["2024-05-01", "2024", "2024-05-31", "4", "8"]);
      const closed = await readWorkbook(await savedFromWindow(plain, format, "", "别的密码"));
      expect(closed).toMatchObject({ kind: "encrypted" });
    },
    240_000,
  );
});
