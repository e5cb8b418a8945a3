/** Words that say a thing was not done: 未开展, 尚未完成, 没有实施, 不及时. */
const NOT_DONE =
  /^(?:尚|暂|还|均|全部|目前|项目)?(?:未|没有?|没能|未能)(?:按[时期]|如期|及时|全部|全面|有效)?(?:开展|完成|实施|启动|达标|达到|达成|进行|建设|开工|通过|执行|落实|实现|验收|采购|支付|发放|开始|购置|到位|建成|投入|投产|投用|签订|签约|安装|组织|举办|召开|立项|交付|拨付|下达|出台|印发|培训|招标|动工|覆盖|满足|完工|竣工|交工|结项|结题|上线|开通|投运|编制|制定|更新|整改|修复|解决|兑付|兑现)/;
const NOT =
  /^(?:不(?:够|甚|太|尽|很)?(?:及时|合格|达标|合规|符合|满意|完整|准确|规范|到位|通过|健全|完善|明显|显著|按时|能|足|齐全|理想|充分|合理|稳定)|否$)/;
/** What was given up or put off was not done: 已取消, 项目终止, 暂缓实施. */
const GIVEN_UP =
  /^(?:已|项目|本年|今年)*(?:取消|终止|停止|中止|搁置|暂停|暂缓)(?:实施|执行|开展|采购|建设)?$/;

const NOTHING = /^(?:无|没有|零|未发生|没有发生|无发生|未出现|没有出现|不发生)$/;
/** None of what is named: 无事故, 未发生安全事故; but 无法统计 and 无偏差 count nothing. */
const NONE_OF =
  /^(?:无(?!法|需|须|偏差|误$|变化|论)|没有|零|未发生|没有发生|未出现|没有出现|不发生)[\u4E00-\u9FFF]{1,8}$/;

const DIGIT = /\d/;

/** Whether a folded text without a number says that the thing was not done, or not as it should be. */
export function isDenial(text: string): boolean {
  return !DIGIT.test(text) && (NOT_DONE.test(text) || NOT.test(text) || GIVEN_UP.test(text));
}

/** Whether a folded text is nothing at all, as a number: 无, 没有, 未发生, 零. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text);
}

/** Whether a folded text says that there was none of what it names or of what is counted: 无, 无事故, 未发生安全事故. */
export function isNone(text: string): boolean {
  return isNothing(text) || (!DIGIT.test(text) && !NOT_DONE.test(text) && NONE_OF.test(text));
}
