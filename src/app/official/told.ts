import type { OfficialDocument, OfficialPlace } from '../../office';
import type { BoundSummary } from '../../summary';
import { tableToHtml, type ReportTable } from '../../view';

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/g, '\\$&');
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A text to be rendered, and what its `{{…}}` stand for, in their order. */
export interface ToldText {
  readonly text: string;
  readonly places: readonly OfficialPlace[];
}

/**
 * The document's text with everything in it that must not be asked anew: a number that a public version does not tell is the word for why; for
 * Markdown also tables of other tabs. What is then rendered cannot know more.
 */
export function toldText(
  text: string,
  bindings: BoundSummary['bindings'],
  told: OfficialDocument,
  { open, tables }: { readonly open: boolean; readonly tables: boolean },
): ToldText {
  const places: OfficialPlace[] = [];
  let out = '';
  let at = 0;
  for (const [i, { start, end }] of bindings.entries()) {
    const place = told.places[i];
    if (!place) continue;
    const put =
      place.kind === 'number' && open && place.guard !== null
        ? escapeMarkdown(place.shown)
        : place.kind === 'table' && tables
          ? markdownTable(place.table)
          : null;
    if (put === null) places.push(place);
    else {
      out += text.slice(at, start) + put;
      at = end;
    }
  }
  return { text: out + text.slice(at), places };
}

function markdownTable({ title, stubs, columns, groups, rows, notes }: ReportTable): string {
  const above = groups.flatMap((group) => Array.from({ length: group.span }, () => group.text));
  const heads = columns.map((column, c) => [above[c] ?? '', column.title].filter((part) => part !== '').join(' '));
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    `**${escapeMarkdown(title)}**`,
    '',
    line([...stubs, ...heads]),
    `|${[...stubs.map(() => '---'), ...heads.map(() => '--:')].join('|')}|`,
    ...rows.map(({ names, cells }) => line([...names, ...cells.map((cell) => cell.text)])),
    ...(notes.length > 0 ? ['', ...notes.map(escapeMarkdown)] : []),
  ].join('\n');
}

/** Tables and pictures in place of what stands for them in a rendered page; `ids`: those of `places`, as rendered. */
export function htmlEmbeds(html: string, ids: readonly string[], places: readonly OfficialPlace[]): string {
  return ids.reduce(
    (page, id, i) => {
      const place = places[i];
      const put = place ? embedHtml(place) : null;
      if (put === null) return page;
      return page.replace(new RegExp(`<p><data class="\\w+" id="${id}"[^>]*>[^<]*</data></p>`), () => put);
    },
    html.replace("default-src 'none'; style-src", "default-src 'none'; img-src data:; style-src"),
  );
}

function embedHtml(place: OfficialPlace): string | null {
  switch (place.kind) {
    case 'table':
      return tableToHtml(place.table, { rules: 'three_line', title: true, notes: true });
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

/** Bytes of what `base64` wrote. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
