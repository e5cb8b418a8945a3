import { fold } from "../sheet/fold";
import { oncePerText } from "../sheet/once-per-text";
import type { Comparator } from "../scoring/quantity";
import { a1 } from "../sheet/address";
import type { Check } from "./check";
import { ALL_FORMS } from "./facts/form-groups";
import { indicatorHalves } from "./facts/half-year";
import { comparatorIn, eachIndicator, nameOf } from "./facts/indicators";

const WORDS =
  /(满意度|满意率|好评率|合格率|完成率|办结率|回复率|覆盖率|及时率|准确率|达标率|在线率|正常运行率|保障率|通过率)|(故障率|投诉|事故|错误率|出错率|宕机|差错率|超支)/g;

/** A name that says itself how it is computed can be taken at its word. */
const STATES_ITS_SUM = /计算方法|计算公式|算法|÷/;

/** What turns a word into its opposite from the front: 不满意率, 无重大事故, 降低系统故障率, 受理群众投诉. */
const TURNED =
  /(?:[不未非零]|(?:无|减少|降低|下降|避免|防止|杜绝|压降|受理|处理|办理|处置|查处|化解|应对|防范|排查)[^,;、]{0,6})$/;

/** What turns a word round from behind: 完成率偏差, 覆盖率缺口, 故障率下降幅度, 投诉量同比下降率. */
const TURNED_AFTER =
  /^(?:发生)?(?:率|比[率例]|总?数量?|[次件起宗]数|总?量)?(?:同比|环比|[比较]上年)?的?(?:偏差|偏离|误差|缺口|差距|差异|下降|降低|减少|降幅|压[降减])/;

/** After 投诉, 事故, 宕机 and 超支 the thing itself has to be counted; 投诉处理率 and 事故演练 are something else. */
const COUNTED = /^(?:率|比率|比例|数量?|次数|件数|起数|宗数|量|发生|情况|时间|时长|金额|$)/;

const BRACKET = /[([【]/;
const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g;
const OPEN_BRACKET = /.[([【].*$/;

/** Brackets within brackets that are looked into; no name has more, and each costs a walk through it. */
const DEEPEST_BRACKETS = 8;

/** The name without what brackets explain, so that a formula in them does not decide. */
function withoutBrackets(name: string): string {
  if (!BRACKET.test(name)) return name;
  let outer = name;
  for (let depth = 0; depth < DEEPEST_BRACKETS; depth++) {
    const inner = outer;
    outer = inner.replace(BRACKETED, "");
    if (outer === inner) break;
  }
  return outer.replace(OPEN_BRACKET, (rest) => rest.charAt(0));
}

interface Tendency {
  readonly word: string;
  readonly better: "more" | "less";
}

/** Which way is better by the last telling word of a name; null where none tells, or where it is turned round. */
const tendencyOf = oncePerText((name): Tendency | null => {
  const folded = fold(name);
  if (STATES_ITS_SUM.test(folded)) return null;
  const text = withoutBrackets(folded);
  const last = [...text.matchAll(WORDS)].at(-1);
  if (!last) return null;
  const [word, more] = last;
  const before = text.slice(0, last.index);
  const after = text.slice(last.index + word.length);
  const isRate = more !== undefined || word.endsWith("率");
  if (TURNED.test(before) || TURNED_AFTER.test(after) || !(isRate || COUNTED.test(after))) return null;
  return { word, better: more === undefined ? "less" : "more" };
});

const TENDING: Readonly<Record<Tendency["better"], (word: string) => string>> = {
  more: () => "越高",
  less: (word) => (word.endsWith("率") ? "越低" : "越少"),
};

/** Which names a comparator runs against; `mayTell` lets most others pass at a glance. */
interface Against {
  readonly better: Tendency["better"];
  readonly mayTell: RegExp;
}

/** Most names pass at this glance. */
const MAY_TELL = /[率度障诉故错机支]/;
const AGAINST_UPPER_LIMIT: Against = { better: "more", mayTell: /[率度]/ };
const AGAINST_LOWER_LIMIT: Against = { better: "less", mayTell: /[障诉故错机支]/ };

function against(comparator: Comparator | null): Against | null {
  if (comparator === null || comparator === "＝") return null;
  return comparator === "≤" || comparator === "＜" ? AGAINST_UPPER_LIMIT : AGAINST_LOWER_LIMIT;
}

/** A rate set as a number of hours is a time limit under another name, and ≤ is right for it. */
function isMeasuredOtherwise(unit: string, better: Tendency["better"]): boolean {
  return better === "more" && unit !== "" && unit !== "分" && !fold(unit).startsWith("%");
}

export const directionSuspect: Check<{
  name: string;
  word: string;
  better: "more" | "less";
  comparator: string;
  cell: string;
}> = {
  id: "direction-suspect",
  severity: "warning",
  title: { zh: "指标性质与指标名称方向相反", en: "The sign runs against the name" },
  basis: {
    zh: "正向指标用 ≥，反向指标用 ≤；复核中常见的填报差错",
    en: "≥ where more is better, ≤ where less is; reviewers meet the reverse often",
  },
  appliesTo: ALL_FORMS,
  wording: {
    zh: {
      message: ({ name, word, better, comparator }) =>
        `“${name}”：${word}一般${TENDING[better](word)}越好，却填为“${comparator}”`,
      fix: ({ cell, better }) =>
        `请核对 ${cell}，方向填反的改为“${better === "more" ? "≥" : "≤"}”；确为此意的不必修改`,
    },
    en: {
      message: ({ name, word, better, comparator }) =>
        `“${name}”: for ${word} ${better} is usually better, yet the sign is ${comparator}`,
      fix: ({ cell, better }) =>
        `Check ${cell}: write ${better === "more" ? "≥" : "≤"} if the sign is the wrong way round; leave it where it is meant so`,
    },
  },
  run: (scored) =>
    eachIndicator(scored, (judged, place) => {
      const { row } = judged;
      if (!MAY_TELL.test(row.name.text)) return null;
      const target = judged.target ?? (row.fullYear && indicatorHalves(scored)[place]?.full) ?? null;
      const comparator = comparatorIn(row, target);
      const wrong = against(comparator);
      if (comparator === null || !wrong?.mayTell.test(row.name.text)) return null;
      const tendency = tendencyOf(row.name.text);
      if (tendency?.better !== wrong.better) return null;
      if (isMeasuredOtherwise(row.unit?.text || (target?.unit ?? ""), tendency.better)) return null;
      const sign = row.nature ?? row.target ?? row.fullYear ?? row.name;
      return {
        cell: sign.cell,
        related: [row.name.cell],
        data: {
          name: nameOf(judged),
          word: tendency.word,
          better: tendency.better,
          comparator,
          cell: a1(sign.cell),
        },
      };
    }),
};
