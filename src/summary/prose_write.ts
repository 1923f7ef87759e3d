import { PLAIN, type Run } from './prose_runs';
import type { ProseBlock, ProseTable } from './prose_block';

/** How much of a text is escaped: what must be in nearly all texts, all that could ever matter, or that and where emphasis ends at a sign. */
export type Care = 'little' | 'much' | 'joiners';
export const CARES: readonly Care[] = ['little', 'much', 'joiners'];

/**
 * A block as Markdown, without the line break behind it. `numbers` are what stands in the braces of its numbers. Whether a reader takes it
 * for the same block is for the caller to try: with `little` care it is what a person would write, with `much` it is always safe.
 */
export function writeBlock(block: ProseBlock, numbers: readonly string[], care: Care, bullet = '-'): string {
  const inline = (runs: readonly Run[], inTable = false): string => writeRuns(runs, numbers, care, inTable);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.runs)}`.trimEnd();
    case 'paragraph':
      return inline(block.runs);
    case 'rule':
      // Not ---: at the very beginning of a text that would open its head.
      return '***';
    case 'embed':
      return `{{${numbers[block.index] ?? ''}}}`;
    case 'quote':
      return quoted(joinBlocks(block.blocks, numbers, care, false));
    case 'table':
      return table(block, (runs) => inline(runs, true));
    case 'list':
      return block.items
        .map((item, i) => {
          const sign = block.ordered ? `${block.start + i}${bullet === '-' ? '.' : ')'} ` : `${bullet} `;
          const text = joinBlocks(item, numbers, care, block.tight);
          return `${sign}${indented(text, ' '.repeat(sign.length)).trimStart()}`.trimEnd();
        })
        .join(block.tight ? '\n' : '\n\n');
  }
}

/** Blocks one below the other. Two lists of a kind would be one: the second gets another sign. */
function joinBlocks(blocks: readonly ProseBlock[], numbers: readonly string[], care: Care, tight: boolean): string {
  let bullet = '-';
  let before: ProseBlock | null = null;
  const parts: string[] = [];
  for (const block of blocks) {
    const again = before?.kind === 'list' && block.kind === 'list' && before.ordered === block.ordered;
    bullet = again && bullet === '-' ? '*' : '-';
    parts.push(writeBlock(block, numbers, care, bullet));
    before = block;
  }
  return parts.join(tight ? '\n' : '\n\n');
}

const indented = (text: string, by: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : by + line))
    .join('\n');
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function table({ align, rows }: ProseTable, cell: (runs: readonly Run[]) => string): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = align.map((side) => ({ left: ':---', center: ':---:', right: '---:', none: '---' })[side ?? 'none']);
  const [head = '', ...body] = rows.map((row) => line(row.map(cell)));
  return [head, line(rule), ...body].join('\n');
}

/** A paragraph's runs as Markdown. Emphasis is opened and closed where it changes, the innermost first. */
function writeRuns(runs: readonly Run[], numbers: readonly string[], care: Care, inTable: boolean): string {
  const open: ('strong' | 'emphasis')[] = [];
  const joiner = care === 'joiners' ? '\u2060' : '';
  let out = '';
  let lineStart = true;
  const close = (until: number): void => {
    while (open.length > until) out += joiner + (open.pop() === 'strong' ? '**' : '*') + joiner;
  };
  runs.forEach((run, i) => {
    if (run.kind === 'soft' || run.kind === 'break') {
      const { strong, emphasis } = runs[i + 1] ?? PLAIN;
      const staying = open.findIndex((each) => (each === 'strong' ? !strong : !emphasis));
      close(staying < 0 ? open.length : staying);
      out += run.kind === 'soft' ? '\n' : '\\\n';
      lineStart = true;
      return;
    }
    const gone = open.findIndex((each) => !run[each]);
    if (gone >= 0) close(gone);
    for (const each of longestFirst(runs, i)) {
      if (open.includes(each)) continue;
      open.push(each);
      out += joiner + (each === 'strong' ? '**' : '*') + joiner;
    }
    if (run.kind === 'number') out += `{{${numbers[Number(run.text)] ?? ''}}}`;
    else if (run.code) out += inTable ? writeCode(run.text).replaceAll('|', '\\|') : writeCode(run.text);
    else out += inTable ? barred(escaped(run.text, care, lineStart)) : escaped(run.text, care, lineStart);
    lineStart = false;
  });
  close(0);
  return out;
}

/** What a run is emphasised by, that which lasts longer before the other. */
function longestFirst(runs: readonly Run[], at: number): readonly ('strong' | 'emphasis')[] {
  const lasts = (each: 'strong' | 'emphasis'): number => {
    const end = runs.slice(at).findIndex((run) => run.kind !== 'soft' && run.kind !== 'break' && !run[each]);
    return end < 0 ? Infinity : end;
  };
  const wanted = (['strong', 'emphasis'] as const).filter((each) => runs[at]?.[each]);
  return wanted.sort((a, b) => (lasts(a) === lasts(b) ? 0 : lasts(b) - lasts(a)));
}

/** A bar parts the cells of a table, unless a backslash stands before it. */
const barred = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|');

function writeCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** What makes a line no paragraph, and every sign that could. */
const LINE_START: Readonly<Record<'little' | 'much', RegExp>> = {
  little: /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:-[ \t]*){3,}$|=+[ \t]*$|\d{1,9}[.)](?=\s|$))/,
  much: /^(?:[#>+=~|:-]|\d{1,9}[.)](?=\s|$))/,
};

function escaped(text: string, care: Care, lineStart: boolean): string {
  const safe =
    care === 'little'
      ? text.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
      : text
          .replace(/[\\*_|~&<[\]]/g, '\\$&')
          .replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'))
          .replace(/`/g, '&#96;')
          .replace(/\{/g, '&#123;')
          .replace(/\}/g, '&#125;');
  if (!lineStart) return safe;
  // A number that begins a line is escaped behind its digits, every other sign before it.
  return safe.replace(LINE_START[care === 'little' ? 'little' : 'much'], (sign) =>
    /^\d/.test(sign) ? sign.replace(/[.)]/, '\\$&') : `\\${sign}`,
  );
}
