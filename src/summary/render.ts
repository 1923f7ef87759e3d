import type { Catalog } from '../catalog';
import { escapeHtml, type Figure } from '../core';
import type { QueryNumberAnswer, TraceRow } from '../query';
import { t, type Lang } from '../text';
import type { Binding, BoundSummary } from './bind';
import { asFrozen, frozenNote } from './frozen';
import { htmlPage } from './page';
import { newMarkdown } from './markdown';
import { MARK, MARK_OR_ALONE, mark, unmarked } from './marks';
import { MOST_CELLS, sourceNote, type SourceNote } from './note';
import type { BoundNumber, Rendered, RenderOptions } from './rendered';
import { queryNote, writeQueryAnswer } from './named_show';
import type { QueryNumber } from './named';
import { countOf, writeNameList, type NameListAnswer, type NameListWords } from './name_list';
import { writeFigure } from './show';

/**
 * The document with its numbers in place. `figures` and `traces` belong, in order, to the bindings that have a question;
 * `traces` is empty where no notes are asked; `answers` are those of named queries, by binding. HTML is one file, and nothing of the text or the data can become markup in it.
 */
export function renderSummary(
  text: string,
  bound: BoundSummary,
  figures: readonly Figure[],
  traces: readonly (readonly TraceRow[])[],
  catalog: Catalog,
  options: RenderOptions,
  answers: ReadonlyMap<string, QueryNumberAnswer> = new Map(),
  lists: ReadonlyMap<string, NameListAnswer> = new Map(),
): Rendered {
  const { lang, format } = options;
  const noted = traces.length > 0 || (options.notes === true && answers.size > 0);
  const numbers: BoundNumber[] = [];
  const notes: SourceNote[] = [];
  let asked = 0;
  const { frozen } = options;
  const frozenAs = (number: BoundNumber): BoundNumber => (frozen ? asFrozen(number, frozen) : number);
  for (const binding of bound.bindings) {
    const kept = frozen?.get(binding.id);
    const figure = binding.ask ? (figures[asked] ?? null) : null;
    if (binding.ask && traces.length > 0) {
      notes.push(kept ? frozenNote(kept) : sourceNote(binding.ask, traces[asked] ?? [], catalog, lang));
    }
    if (binding.ask) asked += 1;
    if (binding.kind === 'query' && binding.number) {
      if (noted) notes.push(queryNote(binding.number, catalog, lang));
      numbers.push(frozenAs(citedNumber(binding, binding.number, answers.get(binding.id), lang)));
    } else if (binding.kind === 'names' && binding.words) {
      numbers.push(frozenAs(listedNumber(binding, binding.words, lists.get(binding.id), lang)));
    } else numbers.push(frozenAs(boundNumber(binding, figure, lang)));
  }
  const { embeds = new Map<string, string>() } = options;
  const whole =
    format === 'md'
      ? markdown(text, bound, numbers, notes, embeds, lang)
      : html(text, bound, numbers, notes, noted, embeds, lang);
  return { format, text: whole, numbers };
}

/** What a binding to a named query shows, by what the query answered. */
export function citedNumber(
  { id, start, end, inside, format }: Binding,
  query: QueryNumber,
  answer: QueryNumberAnswer | undefined,
  lang: Lang,
): BoundNumber {
  const written = answer
    ? writeQueryAnswer(answer, query, format, lang)
    : { shown: t(lang, 'summary.unbound', { expression: inside }) };
  const figure = answer && !('code' in answer) ? answer : null;
  return { id, start, end, expression: inside, ask: null, query, figure, ...written };
}

/** What a list of names shows, or how many they are. */
export function listedNumber(
  { id, start, end, inside, format }: Binding,
  words: NameListWords,
  answer: NameListAnswer | undefined,
  lang: Lang,
): BoundNumber {
  const written = answer
    ? writeNameList(answer, words, format, lang)
    : { shown: t(lang, 'summary.unbound', { expression: inside }) };
  const figure = answer ? countOf(answer, words) : null;
  return { id, start, end, expression: inside, ask: null, names: words, figure, ...written };
}

function boundNumber(binding: Binding, figure: Figure | null, lang: Lang): BoundNumber {
  const { id, start, end, inside, ask, format, problem } = binding;
  const written = figure
    ? writeFigure(figure, format, ask?.period, lang)
    : binding.kind === 'embed' && problem === undefined
      ? { shown: t(lang, `summary.embed_${binding.embed.what}`, { name: binding.embed.name }) }
      : { shown: t(lang, 'summary.unbound', { expression: inside }) };
  return { id, start, end, expression: inside, ask, figure, ...(problem === undefined ? {} : { problem }), ...written };
}

/** The body with every placeholder replaced by what `put` gives for it. */
function filled(
  text: string,
  bound: BoundSummary,
  numbers: readonly BoundNumber[],
  put: (number: BoundNumber, note: number) => string,
): string {
  let out = '';
  let at = bound.document.bodyStart;
  let note = 0;
  for (const number of numbers) {
    if (number.ask ?? number.query) note += 1;
    out += text.slice(at, number.start) + put(number, note);
    at = number.end;
  }
  return out + text.slice(at);
}

function markdown(
  text: string,
  bound: BoundSummary,
  numbers: readonly BoundNumber[],
  notes: readonly SourceNote[],
  embeds: ReadonlyMap<string, string>,
  lang: Lang,
): string {
  const body = filled(
    text,
    bound,
    numbers,
    (number, note) =>
      embeds.get(number.id) ??
      escapeMarkdown(number.shown) + (notes.length > 0 && (number.ask ?? number.query) ? `[^${note}]` : ''),
  );
  const title = bound.document.title === null ? '' : `# ${bound.document.title}\n\n`;
  const lines = notes.map((note, i) => `[^${i + 1}]: ${escapeMarkdown(noteText(note, lang).replace(/\s+/g, ' '))}`);
  return `${title}${body.trim()}\n${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}`;
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/g, '\\$&');

function html(
  text: string,
  bound: BoundSummary,
  numbers: readonly BoundNumber[],
  notes: readonly SourceNote[],
  noted: boolean,
  embeds: ReadonlyMap<string, string>,
  lang: Lang,
): string {
  const clean = unmarked(text);
  const body = filled(clean, bound, numbers, (number) => mark(numbers.indexOf(number)));
  const noteOf = new Map(numbers.filter(({ ask, query }) => ask ?? query).map((number, i) => [number, i + 1]));
  const put =
    (write: (number: BoundNumber) => string) =>
    (_: string, i: string): string => {
      const number = numbers[Number(i)];
      return number ? write(number) : '';
    };
  const rendered = newMarkdown()
    .render(body)
    // A number inside a tag would be markup in markup: there its text alone is put.
    .replace(/<[^>]*>/g, (tag) =>
      tag.replace(
        MARK,
        put(({ shown }) => escapeHtml(shown)),
      ),
    )
    // A table is no part of a paragraph: it stands in place of the one that it is alone in. In one go, for what is put may hold marks of its own.
    .replace(MARK_OR_ALONE, (_, alone: string | undefined, i: string) => {
      const number = numbers[Number(alone ?? i)];
      if (!number) return '';
      const embed = alone === undefined ? undefined : embeds.get(number.id);
      const written = numberHtml(number, noted ? noteOf.get(number) : undefined);
      return embed ?? (alone === undefined ? written : `<p>${written}</p>`);
    });
  const list = notes.map((note, i) => `<li id="note-${i + 1}">${escapeHtml(noteText(note, lang))}</li>`).join('\n');
  return htmlPage({
    lang,
    title: escapeHtml(bound.document.title ?? t(lang, 'summary.untitled')),
    body: rendered,
    notes:
      list === ''
        ? ''
        : `<section class="notes"><h2>${escapeHtml(t(lang, 'summary.notes'))}</h2><ol>${list}</ol></section>`,
  });
}

function numberHtml({ id, shown, figure, problem, expression }: BoundNumber, note: number | undefined): string {
  const kind = problem !== undefined ? 'problem' : figure?.exact === null ? 'missing' : 'bound';
  const link = note === undefined ? '' : `<sup><a href="#note-${note}">[${note}]</a></sup>`;
  return `<data class="${kind}" id="${id}" value="${escapeHtml(expression)}"${problem === undefined ? '' : ` title="${escapeHtml(problem)}"`}>${escapeHtml(shown)}</data>${link}`;
}

const noteText = ({ what, from }: SourceNote, lang: Lang): string => {
  const listed = from.slice(0, MOST_CELLS).join(lang === 'zh' ? '；' : '; ');
  const more = from.length > MOST_CELLS ? t(lang, 'summary.note_more', { count: from.length - MOST_CELLS }) : '';
  return `${what}${from.length > 0 ? `${lang === 'zh' ? '：' : ': '}${listed}${more}` : ''}`;
};
