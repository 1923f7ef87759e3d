import { newIndicator, type Indicator, type Measure } from '../../catalog';
import type { LedgerColumn, LedgerRecipe } from '../recipe';

/** A heading without the unit in brackets at its end. */
export const bare = ({ label }: LedgerColumn): string => label.replace(/[(（][^)）]*[)）]\s*$/, '').trim();

/** The indicator for which a measure answers: what it counts stands in its definition. A stock where the measure asks what is valid at a period's end. */
export function measureIndicator(recipe: LedgerRecipe, measure: Measure, name: string, unit: string): Indicator {
  const stock = measure.validFrom !== undefined;
  return {
    ...newIndicator(name, unit),
    key: `ledger:${measure.key}`,
    kind: stock ? 'stock' : 'flow',
    addArea: 'sum',
    addPeriod: stock ? 'last' : 'sum',
    origin: 'measure',
    measure: measure.key,
    publish: 'public',
    definition: definitionOf(recipe, measure),
  };
}

function definitionOf(recipe: LedgerRecipe, measure: Measure): string {
  const label = (name: string | undefined): string => {
    const column = recipe.columns.find((each) => each.name === name);
    return column ? bare(column) : (name ?? '');
  };
  const { ledger, distinctBy, validFrom, validTo, validMonths, dateColumn, column } = measure;
  if (validFrom !== undefined) {
    const term =
      validMonths === undefined
        ? ''
        : `、${validMonths % 12 === 0 ? `${validMonths / 12}年` : `${validMonths}个月`}有效期未满`;
    const until = validTo === undefined ? term : `、${label(validTo)}未到`;
    return `期末${label(validFrom)}已到${until}的${distinctBy === undefined ? '行数' : '个数（同一对象只计一次）'}`;
  }
  return measure.aggregate === 'sum'
    ? `${ledger}中${label(dateColumn)}在期内各行的${label(column)}之和`
    : `${ledger}中${label(dateColumn)}在期内的行数`;
}
