import { day, text } from './days.mjs';
import { COUNTIES } from './places.mjs';
import { chance } from './random.mjs';
import { person, townOf } from './words.mjs';

export const HEADINGS =
  '日期 活动名称 类型 期数 主办科室 协办单位 地点 县区 所在乡镇 培训对象 人次 发放资料（份） 授课人 经费（万元） 佐证'.split(
    ' ',
  );
export const FIRST_YEAR = 2022;
export const OUTREACH = '科普活动';

const KINDS = [
  ['培训班', 46],
  ['讲座', 20],
  ['现场会', 10],
  ['科技下乡', 12],
  [OUTREACH, 18],
];
const TOPICS =
  '茶园绿色防控 油茶低产林改造 优质稻栽培 食用菌栽培 柑橘修剪 生猪健康养殖 专利申报实务 高企申报辅导 研发费用归集 技术合同登记'.split(
    ' ',
  );
const FOR_FIRMS = new Set(TOPICS.slice(6));
const SEASON = [4, 4, 9, 10, 9, 8, 7, 6, 9, 11, 12, 11];

export function trainings() {
  const rows = COUNTIES.flatMap((county) => {
    const listed = [];
    for (let y = FIRST_YEAR; y <= 2024; y++) {
      const r = chance('training', county.key, String(y));
      const base = (36 + county.pop * 0.55) * (county.zh === '青溪县' ? 1.25 : 1);
      for (let left = Math.round(base * (1 + (y - 2023) * 0.07) * r.between(0.92, 1.08)); left > 0; left--) {
        listed.push(event(county, y, r));
      }
    }
    return listed;
  });
  return rows.sort((a, b) => a.on - b.on || (a.county < b.county ? -1 : 1));
}

function event(county, y, r) {
  const kind = r.weighted(KINDS);
  const topic = r.pick(TOPICS);
  const town = townOf(county, r);
  const outreach = kind === OUTREACH;
  const people = outreach ? r.int(6, 60) * 10 : r.int(24, 150);
  return {
    county: county.key,
    area: county.zh,
    on: day(y, r.weighted(SEASON.map((weight, i) => [i + 1, weight])), r.int(1, 28)),
    title: outreach
      ? `${town}${r.pick(['科技活动周', '全国科普日', '科普进校园', '科普集市'])}`
      : `${topic}${kind === '培训班' ? '技术培训班' : kind}`,
    kind,
    sessions: kind === '培训班' && r.hit(0.06) ? 2 : 1,
    section: FOR_FIRMS.has(topic) ? '成果科' : '农社科',
    partner: r.hit(0.4) ? r.pick(['县农业农村局', '县科协', '县林业局', '县市场监管局']) : '',
    place: `${town}${r.pick(['文化站', '会议室', '村部', '示范基地'])}`,
    town,
    audience: outreach ? '学生' : FOR_FIRMS.has(topic) ? '企业' : '农民',
    people,
    leaflets: Math.round((people * r.between(0.8, 3)) / 10) * 10,
    speaker: person(r),
    cost: r.between(0.2, 1.6).toFixed(1),
    proof: r.pick(['签到表、照片', '签到表', '照片', '新闻链接']),
  };
}

export const cells = (e) => [
  text(e.on),
  e.title,
  e.kind,
  String(e.sessions),
  e.section,
  e.partner,
  e.place,
  e.area,
  e.town,
  e.audience,
  String(e.people),
  String(e.leaflets),
  e.speaker,
  e.cost,
  e.proof,
];
