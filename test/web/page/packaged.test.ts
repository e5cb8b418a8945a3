import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, ROOT } from "../../cli/built-command-line";
import { withChromium } from "../../fixtures/with-chromium";
import { closeOpen, served } from "../../fixtures/kept-browser";
import { openPage, save, score, typeInto } from "./web-page";

withChromium("the web edition from the package, with the headers of the sample for IIS", () => {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-package-"));

  beforeAll(() => {
    build("excel");
    build("web");
    const args = ["tools/package.mjs", "--base-url", "https://jx.example.gov.cn/", "--out", folder];
    execFileSync(process.execPath, args, { cwd: ROOT });
  });

  afterAll(async () => {
    await closeOpen();
    rmSync(folder, { recursive: true, force: true });
  });

  test("it opens, scores, takes an edit and saves, and the policy stops nothing", async () => {
    const config = readFileSync(join(folder, "web/web.config"), "utf8");
    const policy = /<add name="Content-Security-Policy" value="([^"]*)"/.exec(config)?.[1] ?? "";
    const address = await served(join(folder, "web"), { "Content-Security-Policy": policy });
    const { page, troubles } = await openPage({ address }, { apart: true });
    await score(page);
    await typeInto(page, "J8", "7.88");
    await page.getByText("（未保存）").waitFor();
    expect((await save(page)).name).toBe("示例.xlsx");
    expect(troubles).toEqual([]);
  });
});
