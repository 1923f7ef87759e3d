import { t, type Lang, type MessageKey } from '../text';

type ProblemKey = Extract<MessageKey, `summary.problem_${string}`>;
export type ProblemCode = ProblemKey extends `summary.problem_${infer Code}` ? Code : never;

/** Why a `{{…}}` could not be understood: a message under `summary.problem_`, the words that fill it, and where inside it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string>>;
  /** Offsets in what stands between the braces; left out where the whole is meant. */
  readonly start?: number;
  readonly end?: number;
}

export const problem = (
  code: ProblemCode,
  params: Problem['params'] = {},
  at: { readonly start?: number; readonly end?: number } = {},
): Problem => ({
  code,
  params,
  ...(at.start === undefined || at.end === undefined ? {} : { start: at.start, end: at.end }),
});

export const problemText = ({ code, params }: Problem, lang: Lang): string =>
  t(lang, `summary.problem_${code}`, params);
