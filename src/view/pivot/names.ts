import type { PivotDerivation, PivotValue } from '../../query';
import { t } from '../../text';
import { withUnit } from '../show';
import type { PivotContext } from './context';

/** 专利授权量（件): its cells have no unit beside their numbers. */
export function indicatorName(key: string, { catalog, lang }: PivotContext): string {
  const name = catalog.indicatorName(key, lang);
  return withUnit(lang, name, catalog.indicator(key)?.unit ?? '');
}

/** 绝对数, or 累计 where all that is asked for has accumulated since January. */
export const derivationName = (how: PivotDerivation, { lang, figures }: PivotContext): string =>
  how === 'level' && figures?.cumulative === true ? t(lang, 'pivot.how.cumulative') : t(lang, `pivot.how.${how}`);

/** A value as a head says it: what is added up and how, with its unit. Without what `splits` says beside it already. */
export function valueName(value: PivotValue, context: PivotContext, splits: readonly string[] = []): string {
  const { lang, catalog, columns } = context;
  const shown =
    value.show === undefined || value.show === 'value' ? '' : ` ${t(lang, `pivot.show_short.${value.show}`)}`;
  if (value.kind === 'indicator') {
    if (splits.includes('indicator')) return derivationName(value.derivation, context) + shown;
    const name = catalog.indicatorName(value.indicator, lang);
    if (splits.includes('derivation')) return indicatorName(value.indicator, context) + shown;
    const amount = value.derivation === 'level' || value.derivation === 'change';
    const whole = amount && shown === '' ? indicatorName(value.indicator, context) : name;
    return value.derivation === 'level'
      ? whole + shown
      : t(lang, 'pivot.value_name', { name: whole, how: t(lang, `pivot.how.${value.derivation}`) }) + shown;
  }
  if (value.column === null) return t(lang, 'pivot.rows') + shown;
  const column = columns.find(({ key }) => key === value.column);
  const name = column ? context.titleOf(column) : value.column;
  return t(lang, 'pivot.value_name', { name, how: t(lang, `pivot.agg.${value.aggregate}`) }) + shown;
}
