import { previousPeriod, samePeriod, samePeriodLastYear, type Catalog, type Indicator } from '../catalog';
import type { Ask, Derivation } from '../query';
import { t, type Lang } from '../text';
import type { NumberForm, NumberFormat } from './format_words';
import { problem, type Problem } from './problem';

/**
 * The words after `|` with what they are compared with, where they may be said of what is asked: 增降 of changes and not of levels, 倍 of growth, 超额 of
 * completion, 比 where there is one span to name. What a formula asks is not known: it keeps its words but those that name a base.
 */
export function fitted(format: NumberFormat, ask: Ask, catalog: Catalog, lang: Lang): NumberFormat | Problem {
  const { derivation, less } = ask;
  const signed = (format.direction ?? format.sure) !== undefined;
  const indicator = catalog.indicator(ask.measure);
  const unknown = derivation.kind === 'formula';
  if (signed && !less && !unknown && format.direction !== 'schedule' && !hasDirection(derivation, indicator, catalog)) {
    return problem('no_direction', { name: indicator ? catalog.indicatorName(indicator.key, lang) : ask.measure });
  }
  if (format.form !== undefined && !unknown && !takesForm(format.form, ask, indicator, catalog)) {
    return problem('form_kind', { word: t(lang, `summary.claim_${format.form}`) });
  }
  const base = baseOf(ask);
  // 年均 is a rate of each year, not against the first one.
  if (format.compared && (base === 'other' || derivation.kind === 'cagr')) return problem('no_compared');
  const placed: NumberFormat =
    derivation.kind === 'rank' && derivation.end === 'last' && !less ? { ...format, fromLast: true } : format;
  return base === undefined || !signed ? placed : { ...placed, base };
}

const isGrowthKind = ({ kind }: Derivation): boolean => ['growth', 'published_growth', 'cagr'].includes(kind);

/** An indicator that is itself a growth. */
const isGrowth = (indicator: Indicator, catalog: Catalog): boolean =>
  catalog.data.indicators.some(({ growthIndicator }) => growthIndicator === indicator.key) ||
  indicator.names.some(({ name }) => /(?:增速|增长率|增幅)$|growth/i.test(name));

/** 增长, 下降 are said of changes, and of an indicator that is itself a growth. A level has no direction. */
function hasDirection(derivation: Derivation, indicator: Indicator | undefined, catalog: Catalog): boolean {
  if (isGrowthKind(derivation) || derivation.kind === 'change' || derivation.kind === 'points') return true;
  return derivation.kind === 'level' && indicator !== undefined && isGrowth(indicator, catalog);
}

/** A completion of 230% is no growth to 3.3倍, and a growth of 112% nothing 超额完成. */
function takesForm(
  form: NumberForm,
  { derivation, less }: Ask,
  indicator: Indicator | undefined,
  catalog: Catalog,
): boolean {
  if (form === 'range' || form === 'permille') return true;
  if (form === 'place') return !less;
  if (less) return false;
  if (form === 'reached') return derivation.kind !== 'rank';
  if (form === 'top' || form === 'entered') {
    return derivation.kind === 'rank' ? derivation.end === undefined : indicator?.kind === 'rank';
  }
  const level = derivation.kind === 'level' && indicator !== undefined;
  const grown = isGrowthKind(derivation) || (level && isGrowth(indicator, catalog));
  if (form === 'beyond') return derivation.kind === 'completion' || (level && !grown);
  if (form === 'half') return !grown;
  // A bare ratio, or one in 倍, is what it says.
  return grown || derivation.kind === 'per' || (level && (indicator.unit === '' || indicator.unit === '倍'));
}

/** What a change is against: left out for the same span a year earlier. */
function baseOf({ derivation, measure, area, period, less }: Ask): NumberFormat['base'] {
  if (less) {
    const alike =
      JSON.stringify([derivation, measure, area]) === JSON.stringify([less.derivation, less.measure, less.area]);
    if (!alike || !period || !less.period) return 'other';
    if (samePeriod(less.period, samePeriodLastYear(period))) return undefined;
    const before = previousPeriod(period);
    return before && samePeriod(less.period, before) ? 'previous' : { period: less.period };
  }
  if (derivation.kind === 'formula') return 'other';
  if (derivation.kind === 'cagr') return { period: derivation.from };
  if (!('base' in derivation) || derivation.kind === 'index' || derivation.base === 'same_period') return undefined;
  return derivation.base;
}
