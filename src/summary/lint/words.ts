/** Pieces of the patterns by which numerals and what is none are told apart. */

/** What is counted or measured, longest first where one begins another. */
export const MEASURE =
  '(?:个百分点|百分点|个亿|万元|亿元|美元|欧元|人民币|元|人次|人天|人|场次|批次|班次|台套|户|家|件|项|个|宗|期|份|册|场|批|公吨|吨|公斤|千克|克|斤|亩|公顷|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|名|位|辆|台|套|所|座|处|头|只|株|千瓦时|千瓦|兆瓦|次|篇|支|棵|倍|成|条|种|类|组|对|间|栋|幢|张|本|部|门|节|课时|学时|小时|分钟|秒|枚|艘|架|口|眼|匹|羽|盏|把|面|片|块|根|桶|箱|袋|瓶|车|度|档|级|层|轮|届|代|周|天|日|年|岁)';

/** The same behind a Han numeral, where many of these characters begin another word: 三组织, 两项目标 is 两项 + 目标, 一级 is a rank. */
export const HAN_MEASURE =
  '(?:个百分点|百分点|个亿|万元|亿元|美元|欧元|元|人次|人天|人(?![民才大口类])|场次|批次|班次|台套|户(?!籍)|家(?![庭园乡长])|件(?!套)|项(?!目)|个(?![别体人])|宗(?![旨教])|期(?![间末刊望])|份(?!额)|册|场(?![所地面景])|批(?![复准示评判发])|公吨|吨|公斤|千克|斤|亩|公顷|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|名(?![单义称额录])|位(?![于置一])|辆|台(?![账阶风])|套(?![路])|所(?![有以属在谓得])|座(?![谈右])|处(?![理于长室置罚分])|头(?![部等])|株|千瓦时|千瓦|兆瓦|次(?![性数要序日年])|篇|支(?![持撑出付])|棵|倍(?!增)|条(?![件例理])|种(?![植子业质养])|类(?![型别似])|组(?![织成建合长])|间(?![接距])|栋|幢|部(?![门分署委属队长])|门(?![户类])|节(?![约能点假水])|课时|学时|小时|分钟|枚|艘|盏|箱|袋|瓶|层(?![面次级])|轮(?!换)|届|周(?![边年期])|天(?!然)|年(?![度终底均末初代轻级])|岁)';

export const SCALE = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)';
/** Letters that are units behind a number, and not the rest of a code. */
export const LATIN_UNIT =
  '(?:kgce|KWh|KWH|Kwh|kwh|KW|kw|KM|Km|KG|Kg|Mbps|Gbps|Tbps|PB|EB|kHz|MHz|GHz|Hz|dB|kg|mg|g|t|tce|km|hm|cm|mm|nm|μm|m|ha|mu|ml|L|l|kWh|MWh|GWh|kW|MW|GW|W|kV|V|min|h|s|d|GB|TB|MB|KB|K|k|M|bn|mn|pp|x|X|st|nd|rd|th|USD|RMB|CNY|EUR|yuan)';

const HAN_DIGIT = '〇○零一二两三四五六七八九';
export const HAN = `[${HAN_DIGIT}十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]`;
/** A number of a list, an edition, a plan: Arabic or Han. */
export const ANY = `(?:\\d+|[${HAN_DIGIT}十百千]+)`;
