import fc from "fast-check";
import { attributesOf, elementIn, elementsIn, rootOf, tagged, textIn } from "../../../src/files/xml/elements";
import { parseXml, xmlOf } from "../../../src/files/xml/tree";

test.each([
  ["an empty tag", '<a><b c="1" /><b/></a>'],
  ["white space in closing tags", "<a ><b>1</b ></a\n>"],
  ["either quote, with what would end a tag", `<a b="x>y" c='"/>'>t</a>`],
  ["comments, instructions and character data", "<?xml version='1.0'?><!-- <b> --><a><![CDATA[</a>]]></a>\n"],
  ["tags that are never closed, or never opened", "<a><b><c>1</a></d>"],
  ["what is no tag", "<a>1 < 2 & 3</a> <"],
  ["a comment that never ends", "<a/><!-- <b/>"],
  ["no element", "text"],
])("XML that nobody changes is written as it was read: %s", (_name, xml) => {
  expect(xmlOf(parseXml(xml))).toBe(xml);
  expect(xmlOf(parseXml(xml, "a"))).toBe(xml);
});

test("any text comes back as it was", () => {
  const piece = fc.constantFrom(
    "<a",
    "<b c='",
    '"',
    "'",
    ">",
    "/>",
    "</a>",
    "</b >",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "x",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const xml = pieces.join("");
      expect(xmlOf(parseXml(xml))).toBe(xml);
      expect(xmlOf(parseXml(xml, "a"))).toBe(xml);
    }),
  );
});

test("elements are found by their name, in whatever namespace or in one", () => {
  const tree = parseXml('<x:a><x:b n="1"><b n="2"/></x:b><!-- <b/> --><c><x:b n="3"/></c></x:a>');
  const numbers = (meant: Parameters<typeof elementsIn>[1]) =>
    elementsIn(tree, meant).map((element) => attributesOf(element).get("n"));
  expect(numbers("b")).toEqual(["1", "2", "3"]);
  expect(numbers(tagged("x:b"))).toEqual(["1", "3"]);
  expect(rootOf(tree)?.tag).toBe("x:a");
  expect(elementIn(tree, "d")).toBeUndefined();
});

test("elements that are never closed keep what stands in them", () => {
  const tree = parseXml('<a><b><c n="1"/></a>');
  expect(attributesOf(elementIn(tree, "c")).get("n")).toBe("1");
});

test("the content of closed elements is one text", () => {
  const tree = parseXml("<a><rows><row><c/></row></rows><d/></a>", "rows");
  expect(elementIn(tree, "row")).toBeUndefined();
  expect(elementIn(tree, "rows")?.children).toEqual(["<row><c/></row>"]);
  expect(elementIn(tree, "d")).toBeDefined();
});

test("texts are read as they are meant", () => {
  expect(
    textIn(rootOf(parseXml("<a>1 &lt; 2<!-- no --><![CDATA[ &lt; ]]><b>not this</b>&#20803;</a>"))),
  ).toBe("1 < 2 &lt; 元");
});

test("elements farther inside than workbooks have them are no danger", () => {
  const xml = "<a>".repeat(100_000) + "</a>".repeat(100_000);
  expect(xmlOf(parseXml(xml))).toBe(xml);
});
