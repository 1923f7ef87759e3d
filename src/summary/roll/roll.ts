import { parsePeriod, periodKey, samePeriod, yearOf, type Catalog, type Period } from '../../catalog';
import { bindSummary } from '../bind';
import { readDocument } from '../document';
import { isFormula } from '../formula';
import { isNamed } from '../named';
import { placeholders } from '../placeholder';
import type { RenderOptions } from '../rendered';
import { tokenise } from '../tokens';
import { movePeriod, movedTitle, movedWords, type RollStep } from './move';

/** A document moved on by one step. */
export interface RolledText {
  readonly text: string;
  readonly title: string | null;
  /** The reporting period it had, and the one it has; null where it has none. */
  readonly from: Period | null;
  readonly to: Period | null;
  /** Numbers that did not move by the step, as written: bases named on purpose (自2020年), and what is to be looked at. */
  readonly stayed: readonly string[];
}

type Setting = Pick<RenderOptions, 'lang' | 'area' | 'period' | 'queries'>;

/**
 * Moves on every period that a document names for its numbers: in the head, in its title, in the braces. Prose is left as it is; the linter
 * points out where it still speaks of the old period. `setting.period` is the tab's own, moved by the caller with `to`.
 */
export function rollText(text: string, step: RollStep, catalog: Catalog, setting: Setting): RolledText {
  const before = bindSummary(text, catalog, setting);
  const year = before.period ? yearOf(before.period) : null;
  const { bodyStart } = readDocument(text);
  const head = text
    .slice(0, bodyStart)
    .replace(/^([^\S\n]*([^:：\n]+?)\s*[:：]\s*)(.*)$/gm, (line, name: string, key: string, value: string) => {
      if (/^(?:报告期|时期|period)$/i.test(key)) return name + (movedWords(value.trim(), step, year ?? 0) ?? value);
      return /^(?:标题|title)$/i.test(key) ? name + movedTitle(value, step, before.period) : line;
    });
  let body = '';
  let at = bodyStart;
  for (const place of placeholders(text, bodyStart)) {
    const end = place.insideStart + place.inside.length;
    body += text.slice(at, place.insideStart) + movedInside(place.inside, step, year);
    at = end;
  }
  const rolled = head + body + text.slice(at);
  const to = before.period && rolledPeriod(rolled, before.period, step, setting);
  const after = bindSummary(rolled, catalog, { ...setting, ...(setting.period && to ? { period: to } : {}) });
  const stayed = before.bindings.flatMap(({ ask, inside }, i) => {
    const own = ask?.period;
    const now = after.bindings[i]?.ask?.period;
    if (!own) return [];
    const wanted = before.period && samePeriod(own, before.period) ? to : movePeriod(own, step);
    return now && wanted && samePeriod(now, wanted) ? [] : [inside];
  });
  return { text: rolled, title: readDocument(rolled).title, from: before.period, to, stayed };
}

/** What the head says now; where the tab says it, the period moved as the head would be. */
function rolledPeriod(rolled: string, old: Period, step: RollStep, setting: Setting): Period {
  const said = readDocument(rolled).period;
  const named = setting.period || said === null ? null : parsePeriod(said);
  return named ?? movePeriod(old, step);
}

function movedInside(inside: string, step: RollStep, year: number | null): string {
  const own = year ?? 0;
  if (isNamed(inside)) {
    return inside.replace(
      /([=＝]\s*)(?:\[([^\]]*)\]|([^\s,，、|[\]]+))/g,
      (whole, sign: string, quoted?: string, word?: string) => {
        const moved = movedWords(quoted ?? word ?? '', step, own);
        if (moved === null) return whole;
        return quoted === undefined ? sign + oneWord(moved) : `${sign}[${moved}]`;
      },
    );
  }
  if (isFormula(inside)) {
    return inside.replace(/\[((?:[^\]]|\]\])*)\]/g, (_, said: string) => {
      const [name = '', ...more] = said.split(/([,，])/);
      return `[${[name, ...more.map((part) => movedPart(part, step, own))].join('')}]`;
    });
  }
  const read = tokenise(inside);
  if (!read.ok) return inside;
  let out = '';
  let at = 0;
  for (const { kind, text, start, end } of read.value.tokens) {
    if (kind !== 'word') continue;
    out += inside.slice(at, start) + movedToken(text, step, year);
    at = end;
  }
  return out + inside.slice(at);
}

const movedPart = (part: string, step: RollStep, year: number): string => {
  const words = part.trim();
  const moved = words === '' ? null : movedWords(words, step, year);
  return moved === null ? part : part.replace(words, moved);
};

/** A base named on purpose (自2020年) stays; one that is the year before, or the document's own, goes along. */
function movedToken(word: string, step: RollStep, year: number | null): string {
  const [, from = '', base = ''] = /^(自|比|从|from|since)(.+)$/i.exec(word) ?? [];
  if (from === '') return oneWord(movedWords(word, step, year ?? 0) ?? word);
  const period = parsePeriod(base, { year: year ?? 0 });
  const near = period && year !== null && yearOf(period) >= year - 1;
  return near ? from + oneWord(movedWords(base, step, year ?? 0) ?? base) : word;
}

/** A period as one word of a placeholder: 2024H2, and by its key where that is no word of its own (Jan–Oct 2024). */
function oneWord(words: string): string {
  const period = /\s/.test(words) ? parsePeriod(words) : null;
  if (!period) return words;
  const close = words.replace(/\s+/g, '');
  const read = parsePeriod(close);
  return read && samePeriod(read, period) ? close : periodKey(period);
}
