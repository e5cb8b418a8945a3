/** Words that say a thing was not done: 未开展, 尚未完成, 没有实施, 不及时. */
const NOT_DONE =
  /^(?:尚|暂|还|均|全部|目前|项目)?(?:未|没有?|没能|未能)(?:按[时期]|如期|及时|全部|全面|有效)?(?:开展|完成|实施|启动|达标|达到|达成|进行|建设|开工|通过|执行|落实|实现|验收|采购|支付|发放|开始|购置|到位)/;
const NOT =
  /^(?:不(?:及时|合格|达标|合规|符合|满意|完整|准确|规范|到位|通过|健全|完善|明显|显著|按时|能|足|齐全))/;

/** Nothing at all, as a number: 无, 没有, 未发生, 零. */
const NONE = /^(?:无|没有|零|未发生|没有发生|无发生|未出现|没有出现)(?:[\u4E00-\u9FFF]{0,6})$/;

const DIGIT = /\d/;

/** Whether a folded text without a number says that the thing was not done, or not as it should be. */
export function isDenial(text: string): boolean {
  return !DIGIT.test(text) && (NOT_DONE.test(text) || NOT.test(text));
}

/** Whether a folded text says that there was none of what is counted. */
export function isNone(text: string): boolean {
  return !DIGIT.test(text) && !NOT_DONE.test(text) && NONE.test(text);
}
