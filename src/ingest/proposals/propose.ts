import { resolveIndicator, type Catalog, type Indicator, type Measure } from '../../catalog';
import type { LedgerBatch } from '../plan';
import type { LedgerColumn, LedgerRecipe } from '../recipe';
import { bare, measureIndicator } from './indicator';
import { subjectOf, type Subject } from './subject';

/** What could be counted in a ledger: an indicator and the measure that answers for it. Nothing is kept until it is accepted. */
export interface Proposal {
  readonly sheet: string;
  readonly indicator: Indicator;
  readonly measure: Measure;
  /** Accepted unless somebody says no: one date that can be meant, a unit that the table states. */
  readonly sure: boolean;
}

const ENDING =
  /有效期?(?:止|至|截止|到)|有效期$|到期|届满|失效|终止|截止|结束|取消|撤销|迁出|验收|注销|\b(?:valid_?(?:until|to)|expir\w*|end(?:ed|s)?(?:_on)?)\b/i;
const VALID_TO = /有效期?(?:止|至|截止|到)|有效期$|到期|届满|失效|\b(?:valid_?(?:until|to)|expir\w*)\b/i;
const ABOUT_ROW =
  /更新|录入|填报|填表|创建|导入|登录|出生|成立|注册(?:日期|时间)|\b(?:updated?|created|entered|imported|last_update|birth)\b/i;
/** The stage at which a thing counts, the commonest first. */
const MAIN = [
  /授权/,
  /发证|颁证|认定/,
  /立项|批准|审批|核准/,
  /登记/,
  /签订|签约/,
  /举办|开展|活动|培训/,
  /受理|申请|申报/,
  /^(?:日期|时间|date)$/i,
];
/** Amounts that sum to nothing: prices, shares, ranks, positions. */
const NOT_SUMMED =
  /率|占比|比例|比重|单价|均价|指数|评分|得分|分值|名次|排名|年龄|序|温度|lat|long?(?:itude)?|\b(?:rate|ratio|share|price|score|rank|age|percent)\b|%/i;

/**
 * Measures over a ledger that nobody has defined: rows counted by each of their dates, amounts summed by the main one, and what is valid at
 * a period's end where a row says until when. None where the catalog has measures of this ledger, where no row has an area,
 * or where rows are states of areas day by day, not things: summing those would count each day anew.
 */
export function proposeMeasures(
  sheet: string,
  recipe: LedgerRecipe,
  rows: LedgerBatch,
  catalog: Catalog,
): readonly Proposal[] {
  if (catalog.data.measures.some(({ ledger }) => ledger === recipe.ledger)) return [];
  if (rows.length === 0 || rows.area.every((area) => area === null)) return [];
  const dates = recipe.columns.filter(({ role, type }) => role === 'date' && type === 'date');
  const starts = dates.filter(({ label }) => !ENDING.test(label) && !ABOUT_ROW.test(label));
  const main = mainDate(starts);
  if (!main || isDaily(recipe, rows)) return [];
  const subject = subjectOf(recipe);
  const title = titleOf(recipe, subject);
  const make = (given: Given): Proposal => proposal(sheet, recipe, catalog, given);
  const only = starts.length === 1;
  const counted = countOf(recipe, rows, subject);
  return [
    ...starts.map((date) =>
      make({
        id: `count_${date.name}`,
        name: only ? `${title}数` : `${title}数（按${bare(date)}）`,
        unit: subject.unit,
        measure: { aggregate: 'count', filter: [], dateColumn: date.name },
        sure: subject.sure && (only || date === main),
      }),
    ),
    ...validity(recipe, main, dates).map((to) =>
      make({
        id: `valid_${to.name}`,
        name: `有效${title}数`,
        unit: subject.unit,
        measure: { ...counted, filter: [], validFrom: main.name, validTo: to.name },
        sure: subject.sure,
      }),
    ),
    ...(recipe.validMonths === undefined || validity(recipe, main, dates).length > 0
      ? []
      : [
          make({
            id: `valid_${main.name}`,
            name: `有效${title}数`,
            unit: subject.unit,
            measure: { ...counted, filter: [], validFrom: main.name, validMonths: recipe.validMonths },
            sure: subject.sure,
          }),
        ]),
    ...recipe.columns.filter(isSummed).map((amount) =>
      make({
        id: `sum_${amount.name}`,
        name: bare(amount),
        unit: amount.unit ?? '',
        measure: { aggregate: 'sum', column: amount.name, filter: [], dateColumn: main.name },
        sure: amount.unit !== undefined && only,
      }),
    ),
  ];
}

interface Given {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly measure: Omit<Measure, 'key' | 'ledger'>;
  readonly sure: boolean;
}

/** An indicator is named as no other: a published one of that name stays what it is, the ledger's stands beside it. */
function proposal(sheet: string, recipe: LedgerRecipe, catalog: Catalog, given: Given): Proposal {
  const measure = { key: `${recipe.ledger}_${given.id}`, ledger: recipe.ledger, ...given.measure };
  const taken = !('unknown' in resolveIndicator(catalog, given.name));
  const name = taken ? `${given.name}（台账）` : given.name;
  return { sheet, indicator: measureIndicator(recipe, measure, name, given.unit), measure, sure: given.sure };
}

function titleOf({ ledger }: LedgerRecipe, { word }: Subject): string {
  const own = ledger
    .replace(/[_\s]+/g, '')
    .replace(/(?:台账|清单|名单|登记表|登记|明细表?|一览表|汇总表?|列表|目录|表)$/, '');
  return /\p{Script=Han}/u.test(own) ? own : word || own || ledger;
}

function mainDate(dates: readonly LedgerColumn[]): LedgerColumn | undefined {
  for (const word of MAIN) {
    const found = dates.find((column) => word.test(bare(column)));
    if (found) return found;
  }
  return dates[0];
}

/** Firms and the like are counted once each, by their code; other things are as many as there are rows. */
function countOf(recipe: LedgerRecipe, rows: LedgerBatch, subject: Subject): Pick<Measure, 'aggregate' | 'distinctBy'> {
  if (subject.unit !== '家') return { aggregate: 'count' };
  const key =
    recipe.columns.find(({ role, label }) => role === 'key' && /信用代码|机构代码/.test(label)) ??
    recipe.columns.find(({ role, label }) => role === 'text' && /(?:企业|单位|公司|平台|机构)名称/.test(label));
  const filled = rows.columns.find(({ name }) => name === key?.name)?.values;
  return key && filled ? { aggregate: 'count_distinct', distinctBy: key.name } : { aggregate: 'count' };
}

const validity = (recipe: LedgerRecipe, main: LedgerColumn, dates: readonly LedgerColumn[]): readonly LedgerColumn[] =>
  dates.filter((to) => to !== main && VALID_TO.test(to.label) && recipe.columns.includes(to)).slice(0, 1);

const isSummed = ({ role, type, label, unit }: LedgerColumn): boolean =>
  role === 'amount' && type === 'number' && !NOT_SUMMED.test(label) && unit !== '%' && unit !== '‰';

/**
 * Rows that have no name or number of their own and speak of each area on each day once: a series of states. What happens to areas can be
 * told by a key or a title that differs from row to row.
 */
function isDaily(recipe: LedgerRecipe, rows: LedgerBatch): boolean {
  if (recipe.columns.some(({ role }) => role === 'key')) return false;
  const texts = recipe.columns.filter(({ role }) => role === 'text');
  const own = texts.some(({ name }) => {
    const values = rows.columns.find((column) => column.name === name)?.values;
    const filled = values ? Array.from(values).filter((value) => value !== null && value !== '') : [];
    return filled.length >= rows.length * 0.8 && new Set(filled).size > new Set(rows.area).size * 1.2;
  });
  if (own) return false;
  const day = recipe.columns.find(({ role }) => role === 'date');
  const days = rows.columns.find(({ name }) => name === day?.name)?.values;
  if (!days) return false;
  const places = new Set(rows.area.map((area, i) => `${area ?? ''} ${String(days[i])}`));
  return places.size >= rows.length * 0.95 && new Set(Array.from(days)).size < rows.length;
}
