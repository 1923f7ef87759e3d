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
