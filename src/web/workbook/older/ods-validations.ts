import type { Area } from "../../../sheet/address";
import { inputFormula, noticeOf, dataValidation } from "../styles/data-validation";
import type { AnyValidation } from "../../../sheet/data-validation";
import { conditionIn, type FormulaOf, formulaReader } from "./ods-conditions";
import { MOST_RULES } from "../../../files/reading-limits";
import type { Attributes } from "../../../files/xml/part";
import type { XmlElement } from "../../../files/xml/reader";

const IN_LIST = /^(?:\w+:)?cell-content-is-in-list\(([^]*)\)$/;
const TEXTS = /^\s*"(?:[^"]|"")*"\s*(?:;\s*"(?:[^"]|"")*"\s*)*$/;
const TEXT = /"((?:[^"]|"")*)"/g;

/** A condition of a kind of inputs, such as `cell-content-is-date() and cell-content()>0`. */
const OF_KIND = /^(?:\w+:)?cell-content-is-([a-z-]+)\(\) and ([^]+)$/;
const OF_LENGTH = /^(?:\w+:)?cell-content-text-length(?=[(-])/;

const KINDS: ReadonlyMap<string, string> = new Map([
  ["whole-number", "whole"],
  ["decimal-number", "decimal"],
  ["date", "date"],
  ["time", "time"],
]);

/** Neither conditions nor messages are read beyond this length. */
const LONGEST = 8192;

/** What is said of a rule: the attributes of the element, and its paragraphs. */
interface Message {
  readonly element: Attributes;
  readonly paragraphs: string[];
}

interface Validation {
  readonly rule: Attributes;
  help?: Message;
  error?: Message;
}

function listIn(list: string, formulaOf: FormulaOf): readonly string[] | string | undefined {
  if (!TEXTS.test(list)) return formulaOf(list);
  return Array.from(list.matchAll(TEXT), ([, text = ""]) => text.replaceAll('""', '"'));
}

/** What must hold of the first cell of an area; undefined where that makes no sense. */
function conditionFormula(condition: string, area: Area, formulaOf: FormulaOf): string | undefined {
  const [, kind, rest] = OF_KIND.exec(condition) ?? [];
  const isOfLength = OF_LENGTH.test(condition);
  const compared = rest ?? condition.replace(OF_LENGTH, "cell-content");
  const found = conditionIn(compared, formulaOf);
  if (!found) return undefined;
  const type =
    found.kind === "formula" ? "custom" : isOfLength ? "textLength" : (KINDS.get(kind ?? "") ?? "");
  return inputFormula({ ...found, type }, area);
}

function isShown(message: Message | undefined): boolean {
  return message?.element.get("display") === "true";
}

function noticeIn(message: Message | undefined) {
  return message && noticeOf(message.element.get("title"), message.paragraphs.join("\n"));
}

/** Follows the rules for inputs of an OpenDocument file, which cells name. */
export class OdsValidations {
  private readonly validations = new Map<string, Validation>();
  private validation: Validation | undefined;
  private message: Message | undefined;
  private isInParagraph = false;

  open({ name, attributes }: XmlElement): void {
    if (name === "content-validation" && this.validations.size < MOST_RULES) {
      const rule = attributes();
      this.validation = { rule };
      this.validations.set(rule.get("name") ?? "", this.validation);
    } else if (this.validation && (name === "help-message" || name === "error-message")) {
      this.message = { element: attributes(), paragraphs: [] };
      this.validation[name === "help-message" ? "help" : "error"] = this.message;
    } else if (this.message && name === "p") {
      this.message.paragraphs.push("");
      this.isInParagraph = true;
    }
  }

  close({ name }: XmlElement): void {
    if (name === "p") this.isInParagraph = false;
    else if (name === "content-validation") this.validation = undefined;
    else if (name === "help-message" || name === "error-message") this.message = undefined;
  }

  characters(text: string): void {
    const paragraphs = this.message?.paragraphs;
    if (!paragraphs || !this.isInParagraph) return;
    paragraphs.push(((paragraphs.pop() ?? "") + text).slice(0, LONGEST));
  }

  /** The rule of that name for the cells that name it; undefined where nothing is seen of it. */
  of(name: string, areas: readonly Area[]): AnyValidation | undefined {
    const validation = this.validations.get(name);
    const [area] = areas;
    if (!validation || !area) return undefined;
    const { rule, help, error } = validation;
    const answers = isShown(error);
    const answer = {
      areas,
      answers,
      strict: answers && (error?.element.get("message-type") ?? "stop") === "stop",
      prompt: isShown(help) ? noticeIn(help) : undefined,
      errorMessage: noticeIn(error),
    };
    const condition = (rule.get("condition") ?? "").slice(0, LONGEST);
    const formulaOf = formulaReader(rule, { row: area.top, column: area.left });
    const [, list] = IN_LIST.exec(condition) ?? [];
    const items = list === undefined ? undefined : listIn(list, formulaOf);
    if (items !== undefined) return dataValidation(answer, { items });
    return dataValidation(answer, { formula: conditionFormula(condition, area, formulaOf) });
  }
}
