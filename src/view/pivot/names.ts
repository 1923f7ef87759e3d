import type { PivotValue } from '../../query';
import { t } from '../../text';
import type { PivotContext } from './members';

/** A value as a head says it: what is added up and how, with its unit. */
export function valueName(value: PivotValue, context: PivotContext): string {
  const { lang, catalog, columns } = context;
  const shown =
    value.show === undefined || value.show === 'value' ? '' : ` ${t(lang, `pivot.show_short.${value.show}`)}`;
  if (value.kind === 'indicator') {
    const name = catalog.indicatorName(value.indicator, lang);
    const unit = catalog.indicator(value.indicator)?.unit ?? '';
    const amount = value.derivation === 'level' || value.derivation === 'change';
    const whole = amount && shown === '' && unit !== '' ? t(lang, 'view.unit', { name, unit }) : name;
    return value.derivation === 'level'
      ? whole + shown
      : t(lang, 'pivot.value_name', { name: whole, how: t(lang, `pivot.how.${value.derivation}`) }) + shown;
  }
  if (value.column === null) return t(lang, 'pivot.rows') + shown;
  const column = columns.find(({ key }) => key === value.column);
  const name = column ? context.titleOf(column) : value.column;
  return t(lang, 'pivot.value_name', { name, how: t(lang, `pivot.agg.${value.aggregate}`) }) + shown;
}
