import { ANY, HAN, HAN_MEASURE, LATIN_UNIT, MEASURE, SCALE } from './words';

/**
 * What numerals are none of the data's, by general rules: GB/T 15835 §3.2 (numbers that name or order, not measure). Each has a name
 * that the person reads beside the numeral (`lint.rule.<name>`).
 */
export type WaiverRule =
  | 'date'
  | 'plan'
  | 'document_number'
  | 'code'
  | 'phone'
  | 'numbering'
  | 'ordinal'
  | 'programme'
  | 'quoted_name'
  | 'title'
  | 'threshold'
  | 'schedule'
  | 'article'
  | 'idiom'
  | 'mask';

export interface WaivedSpan {
  readonly start: number;
  readonly end: number;
  readonly rule: WaiverRule;
}

const DASH = '[-–—―~～至到]';
const YEAR = '(?:1[89]|2[01])\\d{2}';
/** Behind a number, what makes an amount of it: 2000—2100万元, 热线3500件. 年 and 期间 do not. */
const COUNTED = `\\s?(?:(?:余|多|个)?\\s?${SCALE}|[%‰]|(?!年|期间)${MEASURE})`;
const MONTH_NAME = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?';
/** Where a line begins, behind the marks of headings, lists and quotes. */
const LINE = '^[ \\t\\u3000]*(?:#{1,6}[ \\t]+|>[ \\t]*|[-*+][ \\t]+|\\|[ \\t]*)*';
const LIST_HAN = '[一二三四五六七八九十]{1,3}';
/** In front of these a place in a ranking is said, which is a number of the data's. */
const RANKED = '(?<![居列排位][^\\n，。；]{0,4}|全[国省市区县州]|排名[^\\n，。；]{0,3})';

const RULES: readonly (readonly [WaiverRule, RegExp])[] = [
  ['title', /《[^》\n]*》/g],
  ['mask', /20[xX×*＊○]{2}|\d*[_＿]{2,}\d*/g],
  [
    'document_number',
    new RegExp(`[〔［\\[（(【]\\s*${YEAR}\\s*[〕］\\]）)】]\\s*第?\\s*\\d+(?:[-－]\\d+)?\\s*号?`, 'g'),
  ],
  ['document_number', /(?:GB|DB\d*|ISO|IEC|HJ|NY|YY|JB|QB|SN|T)(?:\/[A-Z]+)?\s?\d[\d./]*(?:\s?[-–—]\s?\d{4})?/g],
  ['document_number', /第\s*\d+\s*号|\d+\s*号(?![召称])/g],
  ['phone', /(?:https?:\/\/|www\.)[^\s，。；、）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['phone', /(?<!\d)(?:0\d{2,3}[-－—]\d{7,8}|1[3-9]\d{9}|[48]00[-－]?\d{3}[-－]?\d{4}|\d{3,4}[-－]\d{7,8})(?!\d)/g],
  [
    'phone',
    new RegExp(
      `(?:电话|热线|传真|手机|邮编|邮政编码|QQ|微信|账号|Tel|Fax|Phone)[^\\S\\n]*[:：号]?[^\\S\\n]*[\\d+()（） -]+\\d(?!\\d|${COUNTED})`,
      'gi',
    ),
  ],
  ['phone', /(?<!\d)(?:110|119|120|122|12\d{3}|96\d{3})(?=报警|急救|火警|接警|指挥|热线|平台|电话)/g],
  // Dates and times.
  ['date', new RegExp(`${YEAR}\\s*年?\\s*${DASH}\\s*(?:${YEAR}|\\d{2})\\s*(?:学?年度?)`, 'g')],
  ['date', new RegExp(`(?<!\\d)(?:${YEAR}(?:\\s*[、，,和与及]\\s*|\\s*${DASH}\\s*))+${YEAR}(?!\\d|${COUNTED})`, 'g')],
  [
    'date',
    new RegExp(`(?<!\\d)${YEAR}\\s*年(?:度|代|[底末初中])?(?:\\s*\\d{1,2}\\s*月份?(?:\\s*\\d{1,2}\\s*[日号])?)?`, 'g'),
  ],
  ['date', /(?<!\d)\d{2}年(?=\d{1,2}月|[底末初度]|上半|下半)/g],
  [
    'date',
    new RegExp(
      `(?<!\\d)\\d{1,2}\\s*月?(?:\\d{1,2}日)?\\s*${DASH}\\s*\\d{1,2}\\s*月(?:份|[底末初])?(?:\\d{1,2}[日号])?`,
      'g',
    ),
  ],
  ['date', /(?<![\d个])\d{1,2}\s*月(?:份|[底末初]|[上中下]旬)?(?:\s*\d{1,2}\s*[日号])?(?!球|饼)/g],
  [
    'date',
    new RegExp(`(?<!\\d)\\d{1,2}日?\\s*${DASH}\\s*\\d{1,2}\\s*日|(?<![\\d每])\\d{1,2}\\s*日(?![均夜产常程志])`, 'g'),
  ],
  ['date', new RegExp(`(?<!\\d)${YEAR}(?:[-/.](?:0?[1-9]|1[0-2])){1}[-/.](?:0?[1-9]|[12]\\d|3[01])(?!\\d)`, 'g')],
  ['date', new RegExp(`(?<!\\d)${YEAR}[-/](?:0[1-9]|1[0-2])(?!\\d)`, 'g')],
  ['date', /(?<!\d)(?<![比例构][^\n]{0,4})(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?!\d|[:：∶])/g],
  ['date', /(?:第|前)?\s*[1-4一二三四](?:\s*[-–—至到]\s*[1-4一二三四])?\s*个?季度|(?<![A-Za-z])[QH][1-4](?!\d)/g],
  [
    'date',
    /[〇○零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月)?|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]/g,
  ],
  ['date', /(?<!\d)[05-9]0后(?![续来方面])/g],
  ['date', new RegExp(`(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![\\d.,]|${COUNTED})`, 'g')],
  ['date', /\d{1,2}\s*世纪(?:\s*\d{2}\s*年代)?|(?:[二三四五六七八九]十|\d{2})年代|[一二三四五六七八九十]+世纪/g],
  ['date', /(?<!\d)\d{1,2}[·•‧∙]\d{1,2}(?!\d)/g],
  [
    'date',
    new RegExp(
      `\\b${MONTH_NAME}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?(?!\\d)|\\b\\d{1,2}\\s+${MONTH_NAME}(?:\\s+\\d{4})?|\\b${MONTH_NAME}\\s+\\d{4}`,
      'g',
    ),
  ],
  // A year in English stands behind such a word, or a name (Census 2020); `granted 2024 patents` is no year.
  [
    'date',
    new RegExp(
      `(?<=\\b(?:in|of|since|on|until|till|during|by|year|mid|early|late|end)[,)]?\\s(?:\\()?)(?<!\\b(?:total|number|sum) of |\\b(?:rose|fell|grew|increased|decreased|up|down) by )${YEAR}(?=[\\s,.;:)']|$)(?!\\s+(?:\\p{Script=Han}|${LATIN_UNIT}\\b))`,
      'gmu',
    ),
  ],
  [
    'date',
    new RegExp(
      `(?<=\\b(?:the|its|our|this|that|from|(?:${YEAR}|compared|relative|prior) to|and|for|before|after|through|between|against|than|versus|vs\\.?|${YEAR}|[A-Z][A-Za-z]*)[,:)]?\\s(?:\\()?)${YEAR}(?=[\\s,.;:)']|$)(?!\\s+(?:\\p{Script=Han}|${LATIN_UNIT}\\b|people\\b|(?!was\\b|is\\b|has\\b|as\\b|its\\b|this\\b)[a-z]+s\\b))`,
      'gmu',
    ),
  ],
  [
    'date',
    new RegExp(`(?<![\\d.])(?:FY|CY)\\s?\\d{2,4}(?!\\d)|(?<=^[ \\t]*(?:#+[ \\t]*)?)${YEAR}(?=[ ,:][A-Za-z ])`, 'gm'),
  ],
  ['date', /[上下][半]年度?|半年度?(?=工作|报告|总结|小结|考核)/g],
  // Five-year plans: 十四五 is no number.
  [
    'plan',
    /[“"‘]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”"’]?(?=期间|规划|时期|以来|以后|末|初|中期|开局|收官|计划|国民|发展|目标|纲要|、|，|。|和|及|与|时|重点|期)/g,
  ],
  // Laws, tables, pages, points of a list.
  ['numbering', new RegExp(`第\\s*${ANY}\\s*(?:条|款|章|节|页|编|卷|册|集|部分|目)`, 'g')],
  ['numbering', /共\s*\d+\s*页|第\s*\d+\s*页/g],
  [
    'numbering',
    new RegExp(
      `(?<![代发])(?:图|表|附件|附表|附图|附录|专栏|案例|公式|注|文稿)\\s*${ANY}(?:[-－.—]\\d{1,3})?(?!\\s*(?:${SCALE}|${MEASURE}|[.\\d%]))|\\b(?:Table|Figure|Fig\\.?|Annex|Appendix|Chapter|Section|Box|Note|Summary|No\\.)\\s*\\d+(?:\\.\\d+)*`,
      'gi',
    ),
  ],
  [
    'numbering',
    new RegExp(
      `${LINE}(?:\\d{1,3}(?:[、.．)）](?!\\d)|[,，](?=\\p{Script=Han})|(?:\\.\\d{1,3}){1,3}(?=[\\s、.]))|[（(]\\s*(?:\\d{1,3}|${LIST_HAN})\\s*[)）]|${LIST_HAN}[、.．:：]|第${ANY}[、，,:：])`,
      'gm',
    ),
  ],
  [
    'numbering',
    new RegExp(
      `(?<=[；;。：:！!？?]\\s*)(?:[（(]\\s*(?:\\d{1,2}|${LIST_HAN})\\s*[)）]|\\d{1,2}[、.．)）](?!\\d)|${LIST_HAN}、)`,
      'g',
    ),
  ],
  ['numbering', new RegExp(`${LIST_HAN}(?:是|要|靠|抓|看|则|为)(?=[^\\d])`, 'g')],
  [
    'ordinal',
    new RegExp(
      `${RANKED}第\\s*${ANY}(?:\\s*${DASH}\\s*(?:第\\s*)?${ANY})?(?:\\s*${HAN_MEASURE})?(?<![位名])(?!\\s*[位名\\d])`,
      'g',
    ),
  ],
  [
    'ordinal',
    new RegExp(
      `${ANY}届(?=[一二三四五六七八九十]+中全会|中央|全国|人大|人民代表大会|政协|党代会|[省市县区]委|委员会|历次全会)|(?<=届[^\\n，。；]{0,16})${ANY}次(?=会议|全会|全体)`,
      'g',
    ),
  ],
  ['ordinal', /[一二三四五六]期(?=工程|项目|建设)|[（(][一二三四五六]期[)）]/g],
  // Names that hold a number.
  [
    'programme',
    new RegExp(
      `${ANY}(?:\\s*[+＋]\\s*[\\dA-Za-zN${HAN.slice(1, -1)}]+)*[”"’」』]?(?=工程|计划|行动|专项|战略|热线|国道|省道|县道|乡道|高速公路|会战|攻坚|规划|纲要|标段|系列|方针|模式|机制|体系|方案|政策|清单|会议精神|示范工程|产业集群|实验室)`,
      'g',
    ),
  ],
  ['programme', /\d+(?:\s*[+＋]\s*(?:\d+|[A-Za-zN]+))+/g],
  ['programme', new RegExp(`${ANY}(?:年|天|日|月)(?:滚动|提升|倍增|攻坚|专项|大?会战|行动|整治|计划|规划|方案)`, 'g')],
  [
    'programme',
    new RegExp(
      `(?:\\d+|${HAN}+)(?:个(?:意识|自信|维护|确立|代表|全面|服从|务必|文明|一百年|毫不动摇|必须|坚持|不动摇|一(?!个))|位一体|大(?:战略|工程|行动|计划|攻坚战|发展理念)|品一标|公经费|重一大|会一课|学一做|下乡|农(?:工作|问题|干部|领域)?|同时制度)`,
      'g',
    ),
  ],
  // Counted in Han numerals these are slogans; 发布12个清单 is something done.
  ['programme', new RegExp(`${HAN}+个(?:结合|导向|转变|统筹|优先|替代|清单)`, 'g')],
  [
    'threshold',
    new RegExp(
      `(?:\\d[\\d.,]*|${HAN}+)\\s*(?:余|多)?${SCALE}?(?:元|美元|人|名|吨|亩|平方米|千瓦|兆瓦|万元|亿元)?(?:及|和|或)?(?:以上|以下|以内)的?(?:规模)?(?:工业|商贸|服务业|流通|固定资产|高新技术|科技型?|大中?型|民营|外贸|新开工|重大|重点)?(?:企业|项目|单位|法人|投资(?=的?(?:项目|企业|工程))|工程|合同|设备|农户|大户|园区|产业|城市|城镇)`,
      'g',
    ),
  ],
  ['schedule', /\d+\s*[xX×*]\s*\d+\s*(?:小时|h\b)/g],
  ['schedule', /(?<!\d)24\s*小时(?=值班|值守|服务|在线|开放|营业|监[控测]|不间断|不打烊|自助|热线|响应|待命|制)/g],
  // Letters beside digits: G107, 5A级, PM2.5; not 5kg, nor a currency before its amount, nor what has an amount behind it (GDP1000亿元).
  [
    'code',
    new RegExp(
      `(?<![A-Za-z])(?!(?:USD|RMB|CNY|EUR|HKD|KES|GBP)\\b|(?:USD|RMB|CNY|EUR|HKD|KES|GBP)\\d)[A-Za-z]+[-_/]?\\d[\\w.-]*(?![\\w.-]|\\s?(?:余|多)?(?:${SCALE}|[%‰]|元|个?百分点))`,
      'g',
    ),
  ],
  ['code', new RegExp(`(?<![\\d.])\\d[\\d.-]*(?!${LATIN_UNIT}(?![A-Za-z]))[A-Za-z]+[\\w-]*`, 'g')],
  [
    'code',
    /[东西]经\s*\d[\d.]*\s*[°度](?:\s*\d[\d.]*\s*[′'分])?|[南北]纬\s*\d[\d.]*\s*[°度](?:\s*\d[\d.]*\s*[′'分])?/g,
  ],
  ['code', /(?<![\d.,])0\d{2,}(?![\d.])|(?<![\d.,])\d{12,}(?![\d.])/g],
  // One as an article, and set phrases that hold measure words.
  [
    'article',
    new RegExp(
      `(?<![${HAN.slice(1, -1)}第共仅各每达有了增减约近超])一(?:个|种|批|条|项|次|系列|大批|类|套|支|组|轮|场|代)(?![半${HAN.slice(1, -1)}]|以上|以下)`,
      'g',
    ),
  ],
  [
    'idiom',
    /一(\p{Script=Han})一(\p{Script=Han})|一(?:次性|度|期工程|把手|线|方面|面|手抓|口气|条龙|站式|揽子|票否决|级|年来|年一度|成不变|对一|带一路|张网|张图|码通|件事|盘棋|块牌|门式|体化)|百年(?!不)|[一二两三四五六七八九十]年一(?:评|度|届|次|遇|换)|半年来|两天打|三天两|千家万户|万元户|十分|万分|百分之百放心|两个?面|多个?面|两岸|四面|八方|五官|一次又一次|几个?方面|[一二两三四五六七八九十]个方面/gu,
  ],
];

const QUOTED = /[“‘「『"]([^“”‘’「」『』"\n]{1,16})[”’」』"]/g;
const MEASURED = new RegExp(`\\d\\s*(?:[万亿%‰]|${SCALE}|${MEASURE})`);

/** Stretches of the prose whose numerals are none of the data's, in no order. */
export function waivedSpans(text: string): readonly WaivedSpan[] {
  const found = RULES.flatMap(([rule, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, rule })),
  );
  const names = [...text.matchAll(QUOTED)].flatMap((match): readonly WaivedSpan[] =>
    MEASURED.test(match[1] ?? '')
      ? []
      : [{ start: match.index, end: match.index + match[0].length, rule: 'quoted_name' }],
  );
  return [...found, ...names];
}
