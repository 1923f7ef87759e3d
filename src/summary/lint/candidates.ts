import { HAN, HAN_MEASURE, SCALE } from './words';

/** A numeral as it stands: all of it with scale, 余 and %, and the digits by which it is known. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly coreEnd: number;
}

const DIGITS = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)';
const SHARE = '\\s?(?:%|‰|个?百分点)';
const TAIL = `(?:${SHARE}|(?:\\s?(?:余|多|几))?(?:\\s?个?${SCALE}(?!分[点之]))?(?:余|多)?(?:${SHARE})?)`;
/** 15∶48∶37 and 3000—5000万元 are one numeral each. */
const ARABIC = new RegExp(
  `(${DIGITS}(?:\\s?[∶:：]\\s?${DIGITS})*)(?:\\s?(?:%|‰|${SCALE})?\\s?[-–—~～至到]\\s?${DIGITS})?${TAIL}`,
  'g',
);

/** What stands before or behind 百, 千, 万 alone to make an amount of it: 千余人, 数万份, 上百家. */
const BARE = '[百千万亿]+';
const HAN_MEASURED = new RegExp(
  `(?:(?:[数几上](?=[十百千万亿])|近|逾|超|破|突破|达到?|超过)?${HAN}*[〇零一二两三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]${HAN}*(?:点${HAN}+)?几?|(?:数|几|上|近|逾|过|破|超过?|突破|达到?)${BARE}|十几|几[十百千万亿]+|${BARE}(?=余|多))(?:余|多|来)?(?:万|亿)?(?:余|多)?\\s?${HAN_MEASURE}`,
  'g',
);

/** Quantities in words. 持平 says that two numbers are the same. */
const SAID: readonly RegExp[] = [
  new RegExp(`百分之(?:百|${HAN}+(?:点${HAN}+)?)|(?:${HAN}|千)+分之${HAN}+(?:点${HAN}+)?`, 'g'),
  /[一二两三四五六七八九十几]成(?:[一二三四五六七八九半])?(?![立功为员果效长就绩套本熟交品不])/g,
  /翻(?:了)?(?:[一两二三四几]番|倍)|减半|过半|逾半|近半(?!年|个)|一半|(?:基本)?持平|[两三四个]位数/g,
  /[一二两三四五六七八九]个半月/g,
  /零(?:增长|事故|投诉|上访|伤亡|死亡|发生|突破)/g,
  /(?<![上下])半(?:年(?!度|来|工作|报|总结|小结|以来)|个月|个?世纪|天)/g,
  /(?:[居列排位]|全[国省市区县州]|排名|位居|位列)(?:全[国省市区县州])?(?:第[一二三四五六七八九十百]+(?!产业|批|期|届|次|季|个|方|线|书记|责任|时间|中学|小学|医院)|首位)/g,
  new RegExp(`第${HAN}+[位名](?!称)`, 'g'),
  /全[国省市区县州]唯一/g,
];

/** Han numerals are quantities only with what they count behind them; 三农, 统一, 第一书记, 十四五 are words. */
export function candidates(text: string): readonly Candidate[] {
  const found: Candidate[] = [...text.matchAll(ARABIC)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    coreEnd: match.index + (match[1] ?? match[0]).length,
  }));
  const free = (start: number, end: number): boolean => !found.some((each) => each.start < end && start < each.end);
  for (const pattern of [...SAID, HAN_MEASURED]) {
    for (const { 0: all, index } of text.matchAll(pattern)) {
      const end = index + all.length;
      // 万 and 亿 behind Arabic digits or behind a bound number are theirs.
      if (/[\d\uE000]\s?$/.test(text.slice(Math.max(0, index - 2), index)) || !free(index, end)) continue;
      found.push({ start: index, end, coreEnd: end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
