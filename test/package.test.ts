import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { validateXML } from "xmllint-wasm";
import { build, ROOT } from "./cli/built-command-line";

const folder = mkdtempSync(join(tmpdir(), "hengbiao-package-"));
const local = join(folder, "local");
const cdn = join(folder, "cdn");
const china = join(folder, "cdn-china");

function pack(...args: readonly string[]) {
  return spawnSync(process.execPath, ["tools/package.mjs", ...args], { cwd: ROOT, encoding: "utf8" });
}

const read = (...path: readonly string[]): string => readFileSync(join(...path), "utf8");

beforeAll(() => {
  build("excel");
  build("web");
  const url = ["--base-url", "https://jx.example.gov.cn/衡表"];
  for (const [out, source] of [
    [local, "local"],
    [cdn, "cdn"],
    [china, "cdn-china"],
  ] as const) {
    const { status, stderr } = pack(...url, "--out", out, "--office-js", source);
    if (status !== 0) throw new Error(stderr);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The scripts that a page loads at once, office.js aside. */
function initialScripts(page: string): readonly string[] {
  return [...read(local, page).matchAll(/<script defer src="([^"]+)"/g)]
    .map(([, src = ""]) => src)
    .filter((src) => !src.startsWith("office/"));
}

const gzipped = (file: string): number => gzipSync(readFileSync(join(local, file)), { level: 9 }).length;

test("the pane's initial JavaScript stays within 110 KB gzip, office.js aside", () => {
  const bytes = initialScripts("pane.html").reduce((sum, file) => sum + gzipped(file), 0);
  expect(bytes).toBeLessThan(110_000);
  expect(initialScripts("pane.html")).toHaveLength(2);
});

test("questions, the rules, work papers and reading itself come in parts of their own", () => {
  const initial = initialScripts("pane.html")
    .map((file) => read(local, file))
    .join("");
  const parts = readdirSync(local).filter((name) => /^\d+\.[0-9a-f]{8}\.js$/.test(name));
  const later = parts.map((file) => read(local, file)).join("");
  for (const text of ["fui-Checkbox", "fui-Select", "绩效自评复核工作底稿", "部门预算项目支出绩效自评表"]) {
    // Compared by yes and no: a failure would print half a megabyte otherwise.
    expect([text, later.includes(text), initial.includes(text)]).toEqual([text, true, false]);
  }
});

test("every file that a page names is in the folder", () => {
  for (const page of readdirSync(local).filter((name) => name.endsWith(".html"))) {
    for (const [, file = ""] of read(local, page).matchAll(/(?:src|href)="([^"]+)"/g)) {
      if (file.includes("{{") || file.endsWith(".html")) continue;
      expect([page, file, existsSync(join(local, file))]).toEqual([page, file, true]);
    }
  }
});

test("scripts and styles of ours carry a hash in their names, so that they may be kept for good", () => {
  const unhashed = readdirSync(local)
    .filter((name) => /\.(js|css)$/.test(name))
    .filter((name) => !/\.[0-9a-f]{8}\.(js|css)$/.test(name));
  expect(unhashed).toEqual(["index.css"]);
});

test("the manifest names the address it was packaged for, and no other", () => {
  const addresses = [...read(local, "manifest.xml").matchAll(/DefaultValue="(https:[^"]*)"/g)].map(
    ([, url]) => url,
  );
  const base = "https://jx.example.gov.cn/%E8%A1%A1%E8%A1%A8/";
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((url) => !url?.startsWith(base))).toEqual([]);
});

const SCHEMA = join(ROOT, "../shared/manifest-schema");
const onSchema = existsSync(SCHEMA) ? test : test.skip;

onSchema("both manifests are valid by the published schemas (needs ../shared/manifest-schema)", async () => {
  const entry = "OfficeAppManifestV1_1.xsd";
  const file = (name: string) => ({ fileName: name, contents: read(SCHEMA, name) });
  const { errors } = await validateXML({
    xml: ["manifest.xml", "self-test.xml"].map((name) => ({ fileName: name, contents: read(local, name) })),
    schema: [file(entry)],
    preload: readdirSync(SCHEMA)
      .filter((name) => name.endsWith(".xsd") && name !== entry)
      .map(file),
  });
  expect(errors).toEqual([]);
});

test("office.js lies in the folder unmodified, with its licence, unless it is to come from Microsoft's address", () => {
  const source = join(ROOT, "node_modules/@microsoft/office-js/dist");
  for (const file of ["office.js", "excel-win32-16.01.js", "excel-web-16.00.js", "zh-cn/office_strings.js"]) {
    expect(read(local, "office", file)).toBe(read(source, file));
  }
  expect(existsSync(join(local, "office/LICENSE.md"))).toBe(true);
  expect(readdirSync(join(local, "office")).some((name) => name.endsWith(".debug.js"))).toBe(false);

  expect(existsSync(join(cdn, "office"))).toBe(false);
  expect(read(cdn, "pane.html")).toContain(
    'src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"',
  );
});

test("for Microsoft 365 in China office.js comes from the address there", () => {
  expect(read(china, "pane.html")).toContain('src="https://appsforoffice.cdn.partner.office365.cn/');
  expect(read(china, "nginx.conf")).toContain(
    "script-src 'self' https://appsforoffice.cdn.partner.office365.cn;",
  );
});

test("the self-test has a manifest of its own, which does not take the add-in's place", () => {
  const [own, test] = [read(local, "manifest.xml"), read(local, "self-test.xml")];
  const id = (text: string) => /<Id>([^<]+)<\/Id>/.exec(text)?.[1];
  expect(id(test)).not.toBe(id(own));
  expect(test).toContain('<DisplayName DefaultValue="衡表自检">');
  expect(test).not.toContain("/pane.html");
  expect(test.match(/\/self-test\.html"/g)).toHaveLength(2);
});

test.each(["nginx.conf", "web.config"])(
  "%s sends the policy: no eval, no inline script, no other server",
  (name) => {
    const policy = /Content-Security-Policy"? (?:value=)?"([^"]*)"/.exec(read(local, name))?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/unsafe-/);
    expect(read(cdn, name)).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  },
);

test.each(["", "web"])(
  "IIS lets browsers keep what has a hash in its name, and nothing else: folder '%s'",
  (part) => {
    const config = read(local, part, "web.config");
    const [everything = "", ...kept] = config.split("<location ");
    expect(everything).toContain('<clientCache cacheControlMode="DisableCache"/>');
    // Sent beside that of the files, it would forbid what they allow.
    expect(everything).not.toContain("Cache-Control");
    const names = kept.map((location) => /^path="([^"]+)"/.exec(location)?.[1]);
    const hashed = readdirSync(join(local, part)).filter((name) => /\.[0-9a-f]{8}\.(js|css)$/.test(name));
    expect(names.sort()).toEqual(hashed.sort());
    expect(names.length).toBeGreaterThan(20);
    for (const location of kept) {
      expect(location).toContain('cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"');
    }
    // IIS reads no larger one.
    expect(Buffer.byteLength(config)).toBeLessThan(250 * 1024);
  },
);

test("the web edition lies in a folder of its own, and servers send it the policy that its page names", () => {
  const page = read(local, "web/index.html");
  const own = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1] ?? "";
  expect(own).toMatch(/script-src 'self';/);
  expect(own).not.toContain("unsafe-eval");
  const inNginx = read(local, "nginx.conf").split("/web/ {")[1] ?? "";
  for (const config of [inNginx, read(local, "web/web.config")]) {
    const policies = [...config.matchAll(/Content-Security-Policy"? (?:value=)?"([^"]*)"/g)].map(
      ([, sent]) => sent,
    );
    expect([...new Set(policies)]).toEqual([own]);
  }
  expect(read(local, "index.html")).toContain('href="web/index.html"');
  for (const [, file = ""] of page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)) {
    expect([file, existsSync(join(local, "web", file))]).toEqual([file, true]);
  }
});

test.each(["./src/web/page/page.ts", "./src/web/workbook/styles/sheet-part.ts", "@univerjs/core"])(
  "the pane is built without the web edition and its spreadsheet: what would bring %s in stops the build",
  (gone) => {
    const lines = `
    import { rspack } from "@rspack/core";
    import configs from "./rspack.config.js";
    const excel = configs.find(({ name }) => name === "excel");
    const entry = Object.fromEntries(Object.keys(excel.entry).map((name) => [name, ${JSON.stringify(gone)}]));
    const output = { ...excel.output, path: ${JSON.stringify(join(folder, "with-web"))} };
    rspack({ ...excel, entry, output }, (error, stats) => {
      if (error) throw error;
      process.stdout.write(stats.toString("errors-only"));
    });`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", lines], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("this bundle is built without it");
  },
);

test("no page holds a script or a style of its own, which the policy would stop", () => {
  for (const page of readdirSync(local).filter((name) => name.endsWith(".html"))) {
    expect(read(local, page)).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  }
});

test.each([
  [["--base-url", "http://jx.example.gov.cn/"], "https://"],
  [["--base-url", "衡表"], "is not an address"],
  [["--base-url", "https://a.example/?x=1"], "no ?"],
  [[], "--base-url is missing"],
  [["--base-url", "https://a.example/", "--office-js", "none"], "local or cdn or cdn-china"],
  [["--base-url", "https://a.example/", "--colour", "red"], "--colour"],
])("%j is refused in words, with the usage", (args, words) => {
  const { status, stderr } = pack(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).toContain("npm run package -- --base-url");
});

test("a folder that holds something else is left alone", () => {
  const precious = join(folder, "文件");
  rmSync(precious, { recursive: true, force: true });
  pack("--base-url", "https://a.example/", "--out", precious);
  rmSync(join(precious, "manifest.xml"));
  writeFileSync(join(precious, "重要.txt"), "不能丢");
  const { status, stderr } = pack("--base-url", "https://a.example/", "--out", precious);
  expect(status).toBe(2);
  expect(stderr).toContain("holds other files");
  expect(read(precious, "重要.txt")).toBe("不能丢");
});
