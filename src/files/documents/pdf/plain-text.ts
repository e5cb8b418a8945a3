/**
 * Radicals that fonts have for characters of the same look, without a decomposition in Unicode: pairs of the radical
 * and the character, by the equivalents that Unicode lists.
 */
const RADICALS =
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

const CHARACTERS = Array.from(RADICALS);
const BY_RADICAL: ReadonlyMap<string, string> = new Map(
  CHARACTERS.flatMap((radical, at) => (at % 2 === 0 ? [[radical, CHARACTERS[at + 1] ?? radical]] : [])),
);

/** Radicals, characters kept for old standards, and letters joined into one sign: each has its plain form in Unicode. */
const FOLDED = /[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]|\ud87e[\udc00-\udd8f\ude00-\ude1d]/g;
const SUPPLEMENT = /[\u2e80-\u2ef3]/g;

/** Signs that fonts keep in the private area, where Symbol and Wingdings have them. */
const PRIVATE = /[\ue000-\uf8ff]/g;

/** What a font drew, in the characters that people type: 目 for the radical ⽬, 长 for ⻓. Punctuation stays as it is. */
export function plainText(text: string): string {
  return (
    text
      // Unicode has the form of Taiwan for this one.
      .replace(/\u2f3e/g, "户")
      .replace(FOLDED, (found) => found.normalize("NFKC"))
      .replace(SUPPLEMENT, (found) => BY_RADICAL.get(found) ?? found)
      .replace(PRIVATE, "□")
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\0]/g, "")
  );
}
