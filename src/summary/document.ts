/** A document taken apart: what its head says, and where its text begins. */
export interface SummaryDocument {
  readonly title: string | null;
  /** As written, not yet understood. */
  readonly area: string | null;
  readonly period: string | null;
  /** Offset of the first character after the head. */
  readonly bodyStart: number;
}

const KEYS: Readonly<Record<string, 'title' | 'area' | 'period'>> = {
  标题: 'title',
  title: 'title',
  地区: 'area',
  area: 'area',
  报告期: 'period',
  时期: 'period',
  period: 'period',
};

const HEAD = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Reads the head between two `---` lines at the very beginning. Lines of it that are not ours are left alone. */
export function readDocument(text: string): SummaryDocument {
  const head = HEAD.exec(text);
  const found: { title: string | null; area: string | null; period: string | null } = {
    title: null,
    area: null,
    period: null,
  };
  for (const line of (head?.[1] ?? '').split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([^:：]+?)\s*[:：]\s*(.*?)\s*$/.exec(line) ?? [];
    const key = KEYS[name.toLowerCase()];
    if (key && value !== '') found[key] = value.replace(/^(["'“])(.*)["'”]$/, '$2');
  }
  return { ...found, bodyStart: head?.[0].length ?? 0 };
}

/** Names as they are written into a head, by the language of what is written there already. */
const WRITTEN = { title: '标题', area: '地区', period: '报告期' } as const;

/**
 * The text with a line of its head changed, added, or, for an empty value, taken out; a text without a head gets one. Other lines stay as they are. A value is
 * one line.
 */
export function withHead(text: string, name: 'title' | 'area' | 'period', value: string): string {
  const said = value.replace(/\s+/g, ' ').trim();
  const head = HEAD.exec(text);
  const lines = head ? (head[1] ?? '').split(/\r?\n/) : [];
  const at = lines.findIndex((line) => KEYS[(/^\s*([^:：]+?)\s*[:：]/.exec(line)?.[1] ?? '').toLowerCase()] === name);
  const written =
    /^\s*([^:：]+?)\s*[:：]/.exec(lines[at] ?? '')?.[1] ??
    (lines.some((line) => /^\s*(?:title|area|period)\s*:/i.test(line)) ? name : WRITTEN[name]);
  const kept = lines.filter((line, i) => i !== at && (line !== '' || lines.length > 1));
  if (said !== '') kept.splice(at < 0 ? kept.length : at, 0, `${written}: ${said}`);
  const body = head ? text.slice(head[0].length) : text;
  if (kept.length === 0) return body.replace(/^\n+/, '');
  return `---\n${kept.join('\n')}\n---\n${head ? body : `\n${body}`}`;
}
