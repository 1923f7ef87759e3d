import { t, type Lang, type MessageKey, type Params } from '../../text';

type Said = readonly [key: MessageKey, params?: Params];

/** The mistakes that people make most, as either engine words them. What fits none is shown as the engine says it. */
const MISTAKES: readonly (readonly [RegExp, (...found: string[]) => Said])[] = [
  [
    /Table with name (\S+) does not exist!(?:[\s\S]*Did you mean "([^"]+)")?/,
    (name = '', near = '') => withNear('table', name, near),
  ],
  [/Unknown table expression identifier [`']([^`']+)[`']/, (name = '') => withNear('table', name, '')],
  [/Referenced table "([^"]+)" not found/, (name = '') => withNear('table', name, '')],
  [
    /Referenced column "([^"]+)" (?:was )?not found[\s\S]*?(?:Candidate bindings: ([^\n]+))?$/,
    (name = '', near = '') => withNear('column', name, near.replaceAll('"', '')),
  ],
  [/Unknown expression(?: or function)? identifier [`']([^`']+)[`']/, (name = '') => withNear('column', name, '')],
  [
    /Function with name [`']?(\w+)[`']? does not exist(?:[\s\S]*Did you mean "([^"]+)")?/,
    (name = '', near = '') => withNear('function', name, near),
  ],
  [/column "([^"]+)" must appear in the GROUP BY/, (name = '') => ['query.mistake.not_grouped', { name }]],
  [/Column [`']([^`']+)[`'] is not under aggregate/, (name = '') => ['query.mistake.not_grouped', { name }]],
  [
    /Ambiguous reference to column name "([^"]+)" \(use: (.+)\)/,
    (name = '', near = '') => ['query.mistake.ambiguous', { name, near: near.replaceAll('"', '') }],
  ],
  [
    /Could not convert string '([^']*)' to (?:U?INT|FLOAT|DOUBLE|DECIMAL|HUGEINT)/,
    (name = '') => ['query.mistake.not_number', { name }],
  ],
  [/No function matches the given name and argument types '([^']+)'/, (name = '') => ['query.mistake.types', { name }]],
  [/same number of result columns/, () => ['query.mistake.columns']],
  [/unterminated quoted/, () => ['query.mistake.quote']],
  [/syntax error at end of input/, () => ['query.mistake.unfinished']],
  [/syntax error at or near "([\s\S]*?)"(?:$|\n)/, (name = '') => ['query.mistake.syntax', { name }]],
  [/Syntax error: failed at position \d+ \(([^)]+)\)/, (name = '') => ['query.mistake.syntax', { name }]],
  [/Out of Memory|MEMORY_LIMIT_EXCEEDED/i, () => ['query.mistake.memory']],
];

function withNear(what: 'table' | 'column' | 'function', name: string, near: string): Said {
  return near === '' ? [`query.mistake.no_${what}`, { name }] : [`query.mistake.no_${what}_near`, { name, near }];
}

/**
 * What is wrong with a statement, in the page's language; null where it is not known. `message` is the engine's own word for it, `atEnd`
 * says that it points behind the last letter: what is amiss there is what was not written.
 */
export function mistakeText(message: string, atEnd: boolean, lang: Lang): string | null {
  for (const [pattern, said] of MISTAKES) {
    const found = pattern.exec(message);
    if (!found) continue;
    const [key, params] = said(...found.slice(1).map((part: string | undefined) => part ?? ''));
    return key === 'query.mistake.syntax' && atEnd ? t(lang, 'query.mistake.unfinished') : t(lang, key, params);
  }
  return null;
}
