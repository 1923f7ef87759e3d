/** Every function of the language. `formula.fn.<id>` says in one line what it does, `formula.args.<id>` what it takes. */
export const FUNCTIONS = [
  ['growth', '同比', 'GROWTH', '同比增长', '同比增速', '增速', 'YOY'],
  ['growth_previous', '环比', 'PREVIOUS', '环比增长', '环比增速', 'MOM', 'QOQ'],
  ['change', '增减额', 'CHANGE', '增减', '增减量', 'DIFFERENCE'],
  ['change_previous', '环比增减额', 'CHANGEPREVIOUS', '环比增减', '环比增减量'],
  ['points', '百分点', 'POINTS', '个百分点', 'PP'],
  ['points_previous', '环比百分点', 'POINTSPREVIOUS'],
  ['published_growth', '公布增速', 'PUBLISHED'],
  ['share', '占比', 'SHARE', '比重'],
  ['rank', '位次', 'RANK', '排名', '名次'],
  ['index', '定基', 'INDEX', '定基指数'],
  ['cagr', '年均增长', 'CAGR', '年均增速', '年均'],
  ['completion', '完成率', 'COMPLETION', '完成'],
  ['target', '目标', 'TARGET', '目标值'],
  ['per', '每', 'PER', '人均', 'PERCAPITA'],
  ['if', 'IF', 'IF', '如果'],
  ['ifs', 'IFS', 'IFS', '多条件'],
  ['and', 'AND', 'AND', '且', '并且'],
  ['or', 'OR', 'OR', '或', '或者'],
  ['not', 'NOT', 'NOT', '非'],
  ['is_missing', '缺', 'ISMISSING', '缺失', '为空'],
  ['if_missing', '缺则', 'IFMISSING', '缺失时'],
  ['sum', '合计', 'SUM', '求和'],
  ['average', '平均', 'AVERAGE', '平均值', 'AVG', 'MEAN'],
  ['median', '中位数', 'MEDIAN'],
  ['min', '最小', 'MIN', '最小值'],
  ['max', '最大', 'MAX', '最大值'],
  ['count', '计数', 'COUNT', '个数'],
  ['abs', '绝对值', 'ABS'],
  ['convert', '换算', 'CONVERT'],
  ['value', '数值', 'VALUE', '数'],
] as const;

export type FunctionId = (typeof FUNCTIONS)[number][0];

const byName: ReadonlyMap<string, FunctionId> = new Map(
  FUNCTIONS.flatMap(([id, ...names]) => names.map((name) => [name.toUpperCase(), id] as const)),
);

/** The function of that name, Chinese or English, in whatever case. */
export const functionNamed = (name: string): FunctionId | null => byName.get(name.toUpperCase()) ?? null;

/** The name by which a function is written in that language. */
export function functionName(id: FunctionId, lang: 'zh' | 'en'): string {
  const found = FUNCTIONS.find(([each]) => each === id);
  return found?.[lang === 'zh' ? 1 : 2] ?? id;
}

/** Rounding is for showing only: a column has its decimals. These names say so instead of being unknown. */
export const ROUNDING = new Set(['ROUND', 'ROUNDUP', 'ROUNDDOWN', 'INT', 'TRUNC', 'FIXED', '四舍五入', '取整']);
