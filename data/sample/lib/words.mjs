import { COUNTIES, TOWNS } from './places.mjs';
import { chance } from './random.mjs';

const FIRST = '云 绿 金 恒 瑞 博 鼎 华 科 宏 天 嘉 盛 新 清 远 安 泰 众 锦'.split(' ');
const SECOND = '垄 雾 达 创 源 丰 诚 信 和 川 岭 康 力 星 禾 辰 航 茂 能 峰'.split(' ');
const TRADES = [
  ['精密机械', '先进制造与自动化', '3484', '工业'],
  ['智能装备', '先进制造与自动化', '3490', '工业'],
  ['电子科技', '电子信息', '3982', '工业'],
  ['信息技术', '电子信息', '6510', '工业'],
  ['生物科技', '生物与新医药', '2761', '工业'],
  ['药业', '生物与新医药', '2740', '工业'],
  ['新材料', '新材料', '2651', '工业'],
  ['环保科技', '资源与环境', '7721', '社会发展'],
  ['新能源', '新能源与节能', '3825', '工业'],
  ['油茶', '生物与新医药', '1331', '农业'],
  ['茶业', '生物与新医药', '1530', '农业'],
  ['农业科技', '生物与新医药', '0511', '农业'],
  ['检测技术', '高技术服务', '7452', '社会发展'],
];

/** Places inside a county that no catalog lists; the home county's towns are real areas of the catalog. */
const PLACES = '东风 红旗 新桥 大塘 河口 高岭 石门 长湖 柳林 太平 麻田 龙泉'.split(' ');
export function townOf(county, r) {
  return county.zh === '青溪县' ? r.pick(TOWNS).zh : `${r.pick(PLACES)}镇`;
}

/** Firms of a county, always the same ones, whoever asks: patents, certificates, projects and contracts share them. */
const pools = new Map();
export function firmsOf(county, count) {
  const pool = pools.get(county.key) ?? [];
  const r = chance('firm', county.key, String(pool.length));
  const taken = new Set(pool.map(({ short }) => short));
  while (pool.length < count) {
    const [trade, field, industry, topic] = r.pick(TRADES);
    const short = r.pick(FIRST) + r.pick(SECOND) + trade;
    if (taken.has(short)) continue;
    taken.add(short);
    pool.push({
      short,
      name: `${county.zh}${short}有限公司`,
      trade,
      field,
      industry,
      topic,
      uscc: uscc(county, pool.length),
      town: townOf(county, r),
    });
  }
  pools.set(county.key, pool);
  return pool.slice(0, count);
}

/** Eighteen characters of the right shape, with XX where a real code has digits: nobody's. */
const uscc = (county, index) => `91${county.code}MA3X${String(index).padStart(4, '0')}XX`;

const SURNAMES = '张 李 王 刘 陈 杨 赵 黄 周 吴 徐 孙'.split(' ');
/** A person who is nobody: surname and 某, masked number. */
export const contact = (r) => `${r.pick(SURNAMES)}某 199****${String(r.int(0, 9999)).padStart(4, '0')}`;
export const person = (r) => `${r.pick(SURNAMES)}某某`;

const DEVICES = '装置 设备 系统 夹具 机构 结构 组件 模块 工装 生产线'.split(' ');
const OBJECTS =
  '油茶籽脱壳 茶叶理条 竹材切片 铸件打磨 电机转子装配 线缆绕制 污水过滤 锂电池极片 陶瓷坯体成型 稻田灌溉 苗木移栽 注塑模具冷却 中药材烘干 钢管矫直 传感器标定 包装封口 粉尘收集 阀体密封 板材输送 光伏支架'.split(
    ' ',
  );
const QUALITIES = '便于清理的 高效 节能型 自动 可调节 防堵塞 多工位 低噪声 便携式 智能 双侧 模块化'.split(' ');
const GOODS = '包装盒 灯具 茶具 座椅 手柄 仪表外壳 花瓶 收纳柜 门锁 水龙头'.split(' ');
export function patentTitle(type, r) {
  if (type === '外观设计') return `${r.pick(GOODS)}（${r.pick(FIRST)}${r.pick(SECOND)}${r.int(1, 40)}）`;
  const what = r.pick(OBJECTS);
  if (type === '发明' && r.hit(0.6)) return `一种${what}方法及${r.pick(DEVICES)}`;
  return `一种${r.pick(QUALITIES)}${what}${r.pick(DEVICES)}`;
}

const AIMS = '关键技术研究与应用 技术集成与示范 产业化开发 成套装备研制 绿色生产技术推广 数字化平台建设'.split(' ');
const CROPS = '山地油茶轻简化栽培 高山茶园绿色防控 优质稻提质增效 食用菌工厂化栽培 毛竹林下复合经营 柑橘品质提升'.split(
  ' ',
);
const SOCIAL = '流域水环境监测 基层慢病筛查 垃圾渗滤液处理 应急预警 中医适宜技术 古建筑防护'.split(' ');
export function projectTitle(topic, r) {
  if (topic === '软科学')
    return `${r.pick(COUNTIES).zh}${r.pick(['科技成果转化机制', '创新型县建设路径', '产业链短板'])}研究`;
  const what = topic === '农业' ? r.pick(CROPS) : topic === '社会发展' ? r.pick(SOCIAL) : r.pick(OBJECTS);
  return `${what}${r.pick(AIMS)}`;
}
