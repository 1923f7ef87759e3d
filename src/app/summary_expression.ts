import type { Catalog } from '../catalog';
import type { Ask } from '../query';
import { t, type Lang, type MessageKey } from '../text';

/** What the formula bar says of a bound number: `=[专利授权量]`, `=同比([专利授权量])`. */
export function numberExpression(ask: Ask, catalog: Catalog, lang: Lang): string {
  const name = `[${catalog.indicatorName(ask.measure, lang).replaceAll(']', ']]')}]`;
  const { kind } = ask.derivation;
  return kind === 'level' ? `=${name}` : `=${t(lang, `summary.derivation_${kind}` as MessageKey)}(${name})`;
}
