import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import type { CrossFinding } from "../many/checks/check";
import { narrative, narrativeTitle } from "../many/narrative";
import type { RollUp } from "../many/roll-up";

/** Half-points and twips, as Word counts: 小四 text, two characters of indent, one and a half lines. */
const BODY = { font: "仿宋", size: 32 } as const;
const HEADING = { font: "黑体", size: 32 } as const;
const TITLE = { font: "方正小标宋简体", size: 44 } as const;
const INDENT = { firstLine: 640 } as const;
const SPACING = { line: 560 } as const;

/** The text of a roll-up as a Word document. */
export async function narrativeDocument(rollUp: RollUp, cross: readonly CrossFinding[]): Promise<Uint8Array> {
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      heading: HeadingLevel.TITLE,
      spacing: { after: 400 },
      children: [
        new TextRun({ text: narrativeTitle(rollUp).replace("（文字稿）", ""), ...TITLE, color: "000000" }),
      ],
    }),
    ...narrative(rollUp, cross).flatMap(({ heading, paragraphs }) => [
      ...heading.split("\n").map(
        (line) =>
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            spacing: SPACING,
            indent: INDENT,
            children: [new TextRun({ text: line, ...HEADING, color: "000000" })],
          }),
      ),
      ...paragraphs.map(
        (text) =>
          new Paragraph({ spacing: SPACING, indent: INDENT, children: [new TextRun({ text, ...BODY })] }),
      ),
    ]),
  ];
  const document = new Document({ creator: "衡表", title: narrativeTitle(rollUp), sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(document));
}
