import { scaleZeros, splitScale } from './scale';

/** How an English reader writes a unit of the catalog; things that are counted one by one have no word: 512 patents, not 512 件. */
const ENGLISH: Readonly<Record<string, string>> = {
  元: 'yuan',
  人民币元: 'yuan',
  美元: 'US dollars',
  欧元: 'euros',
  英镑: 'pounds',
  人: 'persons',
  人次: 'person-times',
  人年: 'person-years',
  户: 'households',
  件: '',
  项: '',
  家: '',
  个: '',
  位: '',
  所: '',
  座: '',
  处: '',
  只: '',
  份: 'copies',
  期: 'sessions',
  场: 'events',
  场次: 'events',
  次: 'times',
  台: 'sets',
  套: 'sets',
  辆: 'vehicles',
  头: 'head',
  吨: 'tonnes',
  公斤: 'kg',
  千克: 'kg',
  克: 'g',
  斤: 'jin',
  平方米: 'm²',
  亩: 'mu',
  公顷: 'hectares',
  平方公里: 'km²',
  平方千米: 'km²',
  米: 'm',
  公里: 'km',
  千米: 'km',
  立方米: 'm³',
  千瓦时: 'kWh',
  度: 'kWh',
  兆瓦时: 'MWh',
  千瓦: 'kW',
  兆瓦: 'MW',
  吨标准煤: 'tce',
  吨标煤: 'tce',
  天: 'days',
  日: 'days',
  小时: 'hours',
  月: 'months',
  个月: 'months',
  年: 'years',
  岁: 'years',
  倍: 'times',
  分: 'points',
  个百分点: 'pp',
  百分点: 'pp',
};

/** Of these there are fewer; of all else that has a unit there is less. */
const COUNTED: ReadonlySet<string> = new Set(
  '人 人次 人年 户 件 项 家 个 位 名 所 座 处 只 份 期 场 场次 次 台 套 台套 辆 头 株 种 篇 支 册 条 栋'.split(' '),
);

/** Whether a unit counts things one by one (persons, patents), and does not measure (yuan, tonnes, percent). */
export function isCounted(unit: string): boolean {
  const { unit: base } = splitScale(unit);
  return base === '' || COUNTED.has(base) || /^(?:persons?|people|households?|firms?|patents?|projects?)$/i.test(base);
}

/** Below a line one is meant: yuan per person. */
const ONE: Readonly<Record<string, string>> = { 人: 'person', 户: 'household', 家: 'firm', 头: 'head', 辆: 'vehicle' };

/**
 * A unit as the language says it. Chinese as it stands; English by words (万元 → 10,000 yuan, 件/万人 → per 10,000 persons, 件 → nothing). What has no
 * word here stays as it was written: a person's own unit is never lost.
 */
export function unitIn(lang: 'zh' | 'en', unit: string): string {
  if (lang === 'zh' || !/\p{Script=Han}/u.test(unit)) return unit;
  const [above = '', below, ...more] = unit.split('/');
  if (below === undefined) return simple(unit, ENGLISH) ?? unit;
  const [first, second] = [simple(above, ENGLISH), simple(below, { ...ENGLISH, ...ONE })];
  if (more.length > 0 || first === null || second === null || second === '') return unit;
  return first === '' ? `per ${second}` : `${first} per ${second}`;
}

function simple(unit: string, words: Readonly<Record<string, string>>): string | null {
  const whole = words[unit];
  if (whole !== undefined) return whole;
  const { scale, unit: base } = splitScale(unit);
  const word = base === '' ? '' : (words[base] ?? (/\p{Script=Han}/u.test(base) ? null : base));
  if (scale === '' || word === null) return null;
  const plural = (words === ENGLISH ? undefined : ENGLISH[base]) ?? word;
  return `${multiple(scale)} ${plural}`.trim();
}

/** 万 → 10,000, 亿 → 100 million, 万亿 → trillion; an English one as it stands. */
function multiple(scale: string): string {
  if (/^[a-z]/.test(scale)) return scale;
  const zeros = scaleZeros(scale);
  const [below, word] = ABOVE.find(([from]) => zeros >= from) ?? [0, ''];
  const digits = zeros === below ? '' : `1${'0'.repeat(zeros - below)}`.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');
  return [digits, word].filter((part) => part !== '').join(' ');
}

const ABOVE: readonly (readonly [number, string])[] = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
];
