import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { isSigned } from "../../../src/files/xlsx/signatures";
import { handmade } from "../../fixtures/handmade";
import { withChromium } from "../../fixtures/with-chromium";
import { chooseFile, openPage, save, servedEdition, typeInto } from "./web-page";

const DIGITAL = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature";

/** A workbook with a signature, and a sheet whose name reads backwards after its first word. */
function signedWorkbook(): Uint8Array {
  const parts = unzipSync(
    handmade({
      sheets: { "自评\u202e表": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
    }),
  );
  const links = strFromU8(parts["_rels/.rels"] ?? new Uint8Array());
  const origin = `<Relationship Id="rId9" Type="${DIGITAL}/origin" Target="_xmlsignatures/origin.sigs"/>`;
  return zipSync({
    ...parts,
    "_rels/.rels": strToU8(links.replace("</Relationships>", `${origin}</Relationships>`)),
    "_xmlsignatures/origin.sigs": new Uint8Array(),
    "_xmlsignatures/_rels/origin.sigs.rels": strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${DIGITAL}/signature" Target="sig1.xml"/></Relationships>`,
    ),
    "_xmlsignatures/sig1.xml": strToU8("<Signature/>"),
  });
}

withChromium("a signed workbook in the web edition", () => {
  const edition = servedEdition();

  test("is asked for before its signature goes, once, and what turns the direction of writing is shown", async () => {
    const { page, troubles } = await openPage(edition);
    const bytes = signedWorkbook();
    await chooseFile(page, "签名\u202e表.xlsx", bytes);
    const message = page.locator("#message");
    await message.getByText("这个工作簿有数字签名").waitFor();
    expect(await page.locator("#file-name").textContent()).toBe("签名\\u202e表.xlsx");
    expect(await page.title()).toBe("签名\\u202e表.xlsx · 衡表");
    await page.locator("#sheet").getByText("自评\\u202e表", { exact: true }).waitFor();
    // Without a change it keeps its signature, and nothing is asked.
    expect((await save(page)).bytes).toEqual(bytes);
    await typeInto(page, "A1", "2");
    await page.getByText("（未保存）").waitFor();
    const answers = [false, true];
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.message());
      void (answers.shift() === true ? dialog.accept() : dialog.dismiss());
    });
    const asked = page.waitForEvent("dialog");
    await page.locator("#save").click();
    await asked;
    await page.getByText("（未保存）").waitFor();
    const saved = await save(page);
    expect(isSigned(saved.bytes)).toBe(false);
    await message.getByText("不再带有数字签名").waitFor();
    await typeInto(page, "A1", "3");
    await page.getByText("（未保存）").waitFor();
    await save(page);
    expect(questions).toHaveLength(2);
    expect(questions[0]).toContain("“签名\\u202e表.xlsx”有数字签名");
    expect(troubles).toEqual([]);
    await page.close();
  });
});
