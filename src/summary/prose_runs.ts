import type { Inline } from './blocks';

/** A stretch of running text of one look. Emphasis is a property here, so that an editor and Markdown speak of the same thing. */
export interface Run {
  /** `soft`: the text was wrapped there; `break`: a new line is meant. */
  readonly kind: 'text' | 'number' | 'soft' | 'break';
  /** The text; of a number its place among the numbers of its block, written out. */
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly code: boolean;
}

type Look = Pick<Run, 'strong' | 'emphasis' | 'code'>;
export const PLAIN: Look = { strong: false, emphasis: false, code: false };

/** The tree of a paragraph as runs in normal form. */
export const runsOf = (inline: readonly Inline[]): readonly Run[] => normalRuns(flat(inline, PLAIN));

function flat(inline: readonly Inline[], look: Look): readonly Run[] {
  return inline.flatMap((part): readonly Run[] => {
    switch (part.kind) {
      case 'text':
        return part.text === '\n'
          ? [{ kind: 'soft', text: '', ...look }]
          : [{ kind: 'text', text: part.text, ...look }];
      case 'code':
        return [{ kind: 'text', text: part.text, ...look, code: true }];
      case 'break':
        return [{ kind: 'break', text: '', ...look }];
      case 'number':
        return [{ kind: 'number', text: String(part.index), ...look }];
      case 'strong':
        return flat(part.inline, { ...look, strong: true });
      case 'emphasis':
        return flat(part.inline, { ...look, emphasis: true });
    }
  });
}

export const sameLook = (a: Look, b: Look): boolean =>
  a.strong === b.strong && a.emphasis === b.emphasis && a.code === b.code;

/**
 * Runs as Markdown can say them: like ones joined, no blanks at the ends of lines, blanks emphasised only between emphasised words, nothing
 * emphasised that is only a line break. What is typed is brought to this when it is written.
 */
export function normalRuns(runs: readonly Run[]): readonly Run[] {
  const lines = split(runs).map((line) => trimmed(joined(shared(joined(line)))));
  const out: Run[] = [];
  lines.forEach((line, i) => {
    const breaking = breaks(runs)[i - 1];
    if (breaking) out.push({ kind: breaking.kind, text: '', ...PLAIN });
    out.push(...line);
  });
  return ends(out);
}

const isBreak = ({ kind }: Run): boolean => kind === 'soft' || kind === 'break';
const breaks = (runs: readonly Run[]): readonly Run[] => runs.filter(isBreak);

function split(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (isBreak(run)) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

const CLEAN = /[\uE000\uE001\u2060\0\r\n]/g;

function joined(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const text = run.kind === 'text' ? run.text.replace(CLEAN, '') : run.text;
    if (run.kind === 'text' && text === '') continue;
    // Code that is nothing but blanks is blanks.
    const code = run.code && run.kind === 'text' && text.trim() !== '';
    const own: Run = { kind: run.kind, text, strong: run.strong, emphasis: run.emphasis, code };
    const last = out.at(-1);
    if (last?.kind === 'text' && own.kind === 'text' && sameLook(last, own)) {
      out[out.length - 1] = { ...last, text: last.text + text };
    } else out.push(own);
  }
  return out;
}

/** Blanks at the edge of emphasis stand outside it. */
function shared(runs: readonly Run[]): readonly Run[] {
  const pieces = runs.flatMap((run): readonly Run[] => {
    if (run.kind !== 'text' || run.code) return [run];
    const [, before = '', core = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
    return [before, core, behind].filter((text) => text !== '').map((text) => ({ ...run, text }));
  });
  const isBlank = (run: Run): boolean => run.kind === 'text' && !run.code && run.text.trim() === '';
  let before: Run | null = null;
  return pieces.map((run, i) => {
    if (!isBlank(run)) return (before = run);
    const behind = pieces.slice(i + 1).find((each) => !isBlank(each));
    return {
      ...run,
      strong: (before?.strong ?? false) && (behind?.strong ?? false),
      emphasis: (before?.emphasis ?? false) && (behind?.emphasis ?? false),
    };
  });
}

function trimmed(line: readonly Run[]): readonly Run[] {
  const out = [...line];
  const first = out[0];
  if (first?.kind === 'text' && !first.code) out[0] = { ...first, text: first.text.trimStart() };
  const last = out.at(-1);
  if (last?.kind === 'text' && !last.code) out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out.filter(({ kind, text }) => kind !== 'text' || text !== '');
}

/** No line breaks at the two ends, and none after each other: Markdown has no empty lines within a paragraph. */
function ends(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (isBreak(run) && (!last || isBreak(last))) continue;
    out.push(run);
  }
  const last = out.at(-1);
  if (last && isBreak(last)) out.pop();
  return out;
}

/** The same on one line, as headings and cells of tables are. */
export const onOneLine = (runs: readonly Run[]): readonly Run[] =>
  normalRuns(runs.map((run) => (isBreak(run) ? { kind: 'text', text: ' ', ...PLAIN } : run)));
