import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { validateXML } from "xmllint-wasm";

const ROOT = join(__dirname, "..");
const SCHEMA = join(ROOT, "../shared/manifest-schema");
const manifest = readFileSync(join(ROOT, "manifest.xml"), "utf8");

/** Every value of an attribute, or only those of one element. */
function values(attribute: string, element = "[\\w:]+"): readonly string[] {
  const pattern = new RegExp(`<${element}\\b[^>]*?\\s${attribute}="([^"]*)"`, "g");
  return [...manifest.matchAll(pattern)].map(([, value = ""]) => value);
}

/** Width and height of a PNG, which stand at the beginning of its first chunk. */
function sizeOf(file: string): readonly [number, number] {
  const png = readFileSync(join(ROOT, file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

const onSchema = existsSync(SCHEMA) ? test : test.skip;

onSchema("the manifest is valid by the published schemas (needs ../shared/manifest-schema)", async () => {
  const entry = "OfficeAppManifestV1_1.xsd";
  const file = (name: string) => ({
    fileName: name,
    contents: readFileSync(join(SCHEMA, name), "utf8"),
  });
  const { errors } = await validateXML({
    xml: [{ fileName: "manifest.xml", contents: manifest }],
    schema: [file(entry)],
    preload: readdirSync(SCHEMA)
      .filter((name) => name.endsWith(".xsd") && name !== entry)
      .map(file),
  });
  expect(errors).toEqual([]);
});

test("every resource that is named is there, and every one that is there is named", () => {
  const named = new Set(values("resid"));
  const there = new Set([
    ...values("id", "bt:Image"),
    ...values("id", "bt:Url"),
    ...values("id", "bt:String"),
  ]);
  expect([...named].filter((id) => !there.has(id))).toEqual([]);
  expect([...there].filter((id) => !named.has(id))).toEqual([]);
});

test("every icon exists in the size it is named for", () => {
  const icons = values("DefaultValue").filter((url) => url.endsWith(".png"));
  expect(icons.length).toBeGreaterThan(20);
  for (const url of icons) {
    const file = url.replace("https://localhost:3000/", "");
    const size = Number(/-(\d+)\.png$/.exec(file)?.[1]);
    expect([file, ...sizeOf(file)]).toEqual([file, size, size]);
  }
  expect(sizeOf("assets/mark-128.png")).toEqual([128, 128]);
});

test("each size of an icon is the picture of that size", () => {
  for (const [, size, id] of manifest.matchAll(/<bt:Image size="(\d+)" resid="([\w.]+)"\/>/g)) {
    expect(id?.endsWith(`.${size ?? ""}`)).toBe(true);
  }
});

test("everything comes by https and from one place", () => {
  const addresses = values("DefaultValue").filter((value) => value.includes("://"));
  expect(new Set(addresses.map((url) => new URL(url).origin))).toEqual(new Set(["https://localhost:3000"]));
  expect(manifest).not.toContain("<AppDomain");
});

test("every page that is named is built", () => {
  const named = new Set(
    values("DefaultValue")
      .filter((url) => url.includes(".html"))
      .map((url) => new URL(url).pathname.slice(1)),
  );
  const config = readFileSync(join(ROOT, "rspack.config.js"), "utf8");
  const packaged = readdirSync(join(ROOT, "tools/package"));
  for (const page of named) {
    const name = page.replace(".html", "");
    expect([page, packaged.includes(page) || new RegExp(`\\b${name}: \\{ source`).test(config)]).toEqual([
      page,
      true,
    ]);
  }
});

test("labels and descriptions keep within what Office shows", () => {
  const short = [...manifest.matchAll(/<bt:ShortStrings>([\s\S]*?)<\/bt:ShortStrings>/g)].join("");
  const texts = (part: string) =>
    [...part.matchAll(/(?:DefaultValue|Value)="([^"]*)"/g)].map(([, text = ""]) => text);
  expect(texts(short).filter((text) => text.length > 125)).toEqual([]);
  expect(texts(manifest).filter((text) => text.length > 250)).toEqual([]);
  expect(values("Value", "Override").every((text) => text.length <= 250)).toBe(true);
});

test("Chinese is the default and every text for people has its English", () => {
  expect(manifest).toContain("<DefaultLocale>zh-CN</DefaultLocale>");
  const strings = [
    ...manifest.matchAll(/<bt:String id="[\w.]+" DefaultValue="[^"]*">([\s\S]*?)<\/bt:String>/g),
  ];
  expect(strings).toHaveLength(values("id", "bt:String").length);
  for (const [, inside] of strings)
    expect(inside).toMatch(/<bt:Override Locale="en-US" Value="[^"\u4e00-\u9fff]+"\/>/);
});

test("asks for ExcelApi 1.13 to open, and for a shared runtime for all that needs more than the plain pane", () => {
  const [base = "", overrides = ""] = manifest.split("<VersionOverrides");
  const sets = (part: string) =>
    [...part.matchAll(/<(?:bt:)?Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(([, name, least]) => [
      name,
      least,
    ]);
  expect(sets(base)).toEqual([["ExcelApi", "1.13"]]);
  expect(sets(overrides)).toEqual([["SharedRuntime", "1.1"]]);
  expect(base).toMatch(/<DefaultSettings>\s*<SourceLocation DefaultValue="[^"]*\/pane\.html"\/>/);
});

test("pane and commands are one page, which lives on while the pane is closed", () => {
  expect(manifest).toContain('<Runtime resid="Pane.Url" lifetime="long"/>');
  const pages = [...manifest.matchAll(/<(?:Runtime|FunctionFile|SourceLocation) resid="([^"]+)"/g)];
  expect(new Set(pages.map(([, id]) => id))).toEqual(new Set(["Pane.Url"]));
});

test("every function that a button names is taken up by the pane", () => {
  const functions = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map(
    ([, name = ""]) => name,
  );
  const commands = readFileSync(join(ROOT, "src/taskpane/ribbon.ts"), "utf8");
  expect(functions).toEqual(["score", "clearMarks", "score"]);
  for (const name of functions) expect(commands).toMatch(new RegExp(`^  ${name}: `, "m"));
});

test("the manifest's version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(manifest).toContain(`<Version>${version}.0</Version>`);
});

test("each manifest has an id and a name of its own", () => {
  const folder = mkdtempSync(join(tmpdir(), "hengbiao-manifests-"));
  try {
    const made = ["development", "self-test"].map((variant) => join(folder, `${variant}.xml`));
    const script = `import { writeVariant } from ${JSON.stringify(pathToFileURL(join(ROOT, "tools/manifests.mjs")).href)};
      for (const path of ${JSON.stringify(made)})
        await writeVariant(path, "https://localhost:3000/", path.includes("self") ? "self-test" : "development");`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", script]);
    const texts = [manifest, ...made.map((path) => readFileSync(path, "utf8"))];
    const said = (pattern: RegExp) => texts.map((text) => pattern.exec(text)?.[1]);
    expect(new Set(said(/<Id>([^<]+)<\/Id>/)).size).toBe(3);
    expect(said(/<DisplayName DefaultValue="([^"]+)"/)).toEqual(["衡表", "衡表（开发）", "衡表自检"]);
    expect(said(/<SourceLocation DefaultValue="[^"]*\/([\w-]+\.html)"/)).toEqual([
      "pane.html",
      "pane.html",
      "self-test.html",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
