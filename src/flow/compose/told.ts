import { base64, escapeHtml } from '../../core';
import type { OfficialDocument, OfficialPlace } from '../../office';
import type { BoundSummary } from '../../summary';
import { t, type Lang } from '../../text';
import { tableToHtml, type ReportTable } from '../../view';

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/g, '\\$&');

/** A text to be rendered, and what its `{{…}}` stand for, in their order. */
export interface ToldText {
  readonly text: string;
  readonly places: readonly OfficialPlace[];
}

/** The document's text with the word for why in place of every number that a public version does not tell: what is then rendered cannot know more. */
export function toldText(text: string, bindings: BoundSummary['bindings'], told: OfficialDocument): ToldText {
  const places: OfficialPlace[] = [];
  let out = '';
  let at = 0;
  for (const [i, { start, end }] of bindings.entries()) {
    const place = told.places[i];
    if (!place) continue;
    if (place.kind === 'number' && place.guard !== null) {
      out += text.slice(at, start) + escapeMarkdown(place.shown);
      at = end;
    } else places.push(place);
  }
  return { text: out + text.slice(at), places };
}

/** What stands in a rendered text for each table and chart in it, by the binding's id: `places` are those of `bindings`, in their order. */
export function embedTexts(
  bindings: BoundSummary['bindings'],
  places: readonly (OfficialPlace | null)[],
  { format, lang }: { readonly format: 'md' | 'html'; readonly lang: Lang },
): ReadonlyMap<string, string> {
  const write = format === 'html' ? embedHtml : embedMarkdown;
  return new Map(
    bindings.flatMap(({ id, kind }, i) => {
      const place = kind === 'embed' ? places[i] : null;
      const text = place ? write(place, lang) : null;
      return text === null ? [] : [[id, text] as const];
    }),
  );
}

/** A table as Markdown has them; of a chart, which only a picture could show, its title. */
function embedMarkdown(place: OfficialPlace, lang: Lang): string | null {
  switch (place.kind) {
    case 'table':
      return markdownTable(place.table);
    case 'chart':
      return escapeMarkdown(t(lang, 'summary.embed_chart', { name: place.title }));
    case 'problem':
      return escapeMarkdown(place.text);
    case 'number':
      return null;
  }
}

function markdownTable({ title, stubs, columns, groups, rows, notes }: ReportTable): string {
  const above = groups.flatMap((group) => Array.from({ length: group.span }, () => group.text));
  const heads = columns.map((column, c) => [above[c] ?? '', column.title].filter((part) => part !== '').join(' '));
  const said = (text: string): string => escapeMarkdown(text).replace(/\s*[\r\n]+\s*/g, ' ');
  const line = (cells: readonly string[]): string => `| ${cells.map(said).join(' | ')} |`;
  return [
    `**${said(title)}**`,
    '',
    line([...stubs, ...heads]),
    `|${[...stubs.map(() => '---'), ...heads.map(() => '--:')].join('|')}|`,
    ...rows.map(({ names, cells }) => line([...names, ...cells.map((cell) => cell.text)])),
    ...(notes.length > 0 ? ['', ...notes.map(said)] : []),
  ].join('\n');
}

function embedHtml(place: OfficialPlace): string | null {
  switch (place.kind) {
    case 'table':
      return tableToHtml(place.table, { rules: 'three_line', title: true, notes: true, whole: true });
    case 'chart':
      return place.chart.kind === 'picture'
        ? `<figure style="margin:1em 0;text-align:center"><img style="max-width:100%" alt="${escapeHtml(place.chart.alt)}" src="data:image/png;base64,${base64(place.chart.png)}"></figure>`
        : null;
    case 'problem':
      return `<p style="text-align:center">${escapeHtml(place.text)}</p>`;
    case 'number':
      return null;
  }
}
