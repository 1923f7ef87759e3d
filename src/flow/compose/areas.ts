import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Period } from '../../catalog';
import { err, ok, type Figure, type Result } from '../../core';
import type { QueryError } from '../../engine';
import { plainText } from '../../view';
import type { OfficialEmbed } from '../../office';
import type { Ask } from '../../query';
import { bindSummary, embedKey, readDocument, type BoundNumber, type BoundSummary, type Embed } from '../../summary';
import { t, type Lang } from '../../text';
import type { SummaryTab } from '../../workspace';
import type { Session } from '../session';
import { joinHtml, joinMarkdown } from './joined';
import { renameArea } from './renamed';
import { embedTexts } from './told';

/** What is wished for: one template, rendered for each of these areas. */
export interface AreasWish {
  readonly areas: readonly string[];
  readonly format: 'html' | 'md' | 'docx';
  /** All in one file, or a ZIP of one for each. A DOCX is always one for each. */
  readonly one: boolean;
  readonly lang: Lang;
  readonly notes: boolean;
  /** The template's own area, whose name in title and prose becomes that of each. */
  readonly own: string | null;
  readonly period?: Period;
  readonly docx?: (text: string, setting: AreaSetting) => Promise<Uint8Array>;
  /** A table or chart as it is for an area. Left out: the text says that it is not there. */
  readonly embed?: (embed: Embed, area: string) => Promise<OfficialEmbed | null>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, area: string) => void;
}

/** Of which area and period one of them is, the day by which data count, and what its numbers are. */
export interface AreaSetting {
  readonly area: string;
  readonly period?: Period;
  readonly asOf?: string;
  readonly known: ReadonlyMap<string, Figure>;
  /** Its tables and charts. */
  readonly embed: (embed: Embed) => Promise<OfficialEmbed | null>;
}

/** The numbers of so many documents are asked as one statement: a hundred counties cost ten questions. */
const AT_ONCE = 10;

/** A number that could not be given for an area. */
export interface AreaGap {
  readonly area: string;
  readonly expression: string;
  /** What stands in its place: 〔未报〕, or what is wrong. */
  readonly why: string;
}

export interface AreasOutcome {
  /** What to save: one file. */
  readonly ending: 'html' | 'md' | 'zip';
  readonly bytes: Uint8Array;
  readonly gaps: readonly AreaGap[];
  readonly documents: number;
}

/** Renders a document for each area, one after another: other work comes in between. Changes nothing. */
export async function renderAreas(
  session: Session,
  tab: Pick<SummaryTab, 'title' | 'text' | 'asOf'>,
  wish: AreasWish,
): Promise<Result<AreasOutcome, QueryError>> {
  const { areas, format, lang, notes, own, period, signal, onProgress } = wish;
  const { catalog } = session;
  const gaps: AreaGap[] = [];
  const texts: string[] = [];
  let known: ReadonlyMap<string, Figure> = new Map();
  const textOf = (area: string): string => (own === null ? tab.text : renameArea(tab.text, own, area, catalog));
  const zip = wish.one && format !== 'docx' ? null : zipped();
  for (const [i, area] of areas.entries()) {
    if (signal?.aborted) return err({ kind: 'cancelled' });
    const name = catalog.areaName(area, lang);
    onProgress?.(i, areas.length, name);
    const text = textOf(area);
    const plain = { ...(period ? { period } : {}), ...(tab.asOf === undefined ? {} : { asOf: tab.asOf }) };
    if (i % AT_ONCE === 0) {
      const some = areas.slice(i, i + AT_ONCE).map((key) => ({ text: textOf(key), area: key }));
      const asked = await askedTogether(session, some, { ...plain, lang, ...(signal ? { signal } : {}) });
      if (!asked.ok) return asked;
      known = asked.value;
    }
    const { bindings } = bindSummary(text, catalog, { lang, area, ...plain, queries: session.workspace.queries ?? [] });
    const shown = await embedsOf(bindings, (embed) => wish.embed?.(embed, area));
    const embed = (each: Embed): Promise<OfficialEmbed | null> => Promise.resolve(shown.get(embedKey(each)) ?? null);
    const setting = { area, ...plain, known, embed };
    const written = format === 'docx' ? 'md' : format;
    const places = bindings.map((each) => (each.kind === 'embed' ? (shown.get(embedKey(each.embed)) ?? null) : null));
    const rendered = await session.render(text, {
      area,
      ...plain,
      known,
      lang,
      format: written,
      embeds: embedTexts(bindings, places, { format: written, lang }),
      notes: notes && format !== 'docx',
    });
    if (!rendered.ok) return rendered;
    gaps.push(...gapsOf(rendered.value.numbers, name));
    for (const [expression, each] of shown) {
      if (each.kind === 'problem') gaps.push({ area: name, expression, why: each.text });
    }
    const bytes = format === 'docx' ? await wish.docx?.(text, setting) : strToU8(rendered.value.text);
    if (zip && bytes) {
      const title = readDocument(text).title ?? tab.title;
      zip.add(
        `${String(i + 1).padStart(String(areas.length).length, '0')} ${fileWord(name)} ${fileWord(title)}.${format}`,
        bytes,
      );
    } else texts.push(rendered.value.text);
    // The page breathes between two of them.
    await new Promise((resolve) => setTimeout(resolve));
  }
  onProgress?.(areas.length, areas.length, '');
  if (zip) {
    if (gaps.length > 0) zip.add(`${t(lang, 'areas.gap_file')}.csv`, gapsCsv(gaps, lang));
    return ok({ ending: 'zip', bytes: zip.end(), gaps, documents: areas.length });
  }
  const whole = format === 'html' ? joinHtml(texts, tab.title, lang) : joinMarkdown(texts);
  return ok({ ending: format === 'html' ? 'html' : 'md', bytes: strToU8(whole), gaps, documents: areas.length });
}

/** What a document shows of other tabs, each asked once, by `embedKey`. */
async function embedsOf(
  bindings: BoundSummary['bindings'],
  embed: (embed: Embed) => Promise<OfficialEmbed | null> | undefined,
): Promise<ReadonlyMap<string, OfficialEmbed>> {
  const found = new Map<string, OfficialEmbed>();
  for (const binding of bindings) {
    if (binding.kind !== 'embed' || found.has(embedKey(binding.embed))) continue;
    const shown = await embed(binding.embed);
    if (shown) found.set(embedKey(binding.embed), shown);
  }
  return found;
}

/** What the numbers of several documents are, all of them asked together. */
async function askedTogether(
  session: Session,
  documents: readonly { readonly text: string; readonly area: string }[],
  {
    lang,
    period,
    ...options
  }: { readonly lang: Lang; readonly period?: Period; readonly asOf?: string; readonly signal?: AbortSignal },
): Promise<Result<ReadonlyMap<string, Figure>, QueryError>> {
  const { catalog, workspace } = session;
  const queries = workspace.queries ?? [];
  const wanted = new Map<string, Ask>();
  for (const { text, area } of documents) {
    const setting = { lang, area, ...(period ? { period } : {}), queries };
    for (const { ask } of bindSummary(text, catalog, setting).bindings) if (ask) wanted.set(JSON.stringify(ask), ask);
  }
  const answer = await session.askAll([...wanted.values()], options);
  if (!answer.ok) return answer;
  return ok(
    new Map(
      [...wanted.keys()].flatMap((key, i) => {
        const figure = answer.value[i];
        return figure ? [[key, figure] as const] : [];
      }),
    ),
  );
}

const gapsOf = (numbers: readonly BoundNumber[], area: string): readonly AreaGap[] =>
  numbers.flatMap(({ expression, figure, problem, shown, ask }) => {
    const there = figure && (figure.exact !== null || figure.low !== undefined || figure.text !== undefined);
    if (problem === undefined && (there || !ask)) return [];
    return [{ area, expression, why: problem ?? shown }];
  });

/** What is missing for whom, as a table that Excel and WPS open as it is. */
export function gapsCsv(gaps: readonly AreaGap[], lang: Lang): Uint8Array {
  const lines = [
    [t(lang, 'areas.gap_area'), t(lang, 'areas.gap_number'), t(lang, 'areas.gap_why')],
    ...gaps.map(({ area, expression, why }) => [area, expression, why]),
  ];
  const quoted = (text: string): string => `"${plainText(text).replaceAll('"', '""')}"`;
  return strToU8(`\ufeff${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}

const fileWord = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80);

/** A ZIP that is packed file by file, so that no long piece of work is left for the end. */
function zipped(): { add(name: string, bytes: Uint8Array): void; end(): Uint8Array } {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  return {
    add(name, bytes) {
      const file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      file.push(bytes, true);
    },
    end() {
      zip.end();
      const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part, at);
        at += part.length;
      }
      return all;
    },
  };
}
