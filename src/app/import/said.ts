import type { Answers, Correction, FileAnswer } from '../../ingest';
import type { AcceptOptions } from '../../flow';
import type { Source } from '../../workspace';
import type { MeasureSaid } from './measures';

type OfSource = Pick<Source, 'vintage' | 'released' | 'publish'>;

/** What a person says of one file in the preview: how it is read, and what it is. */
export interface FileSaid extends Partial<OfSource> {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly corrections?: Readonly<Record<string, readonly Correction[]>>;
  /** Sheets that are not loaded. */
  readonly without?: readonly string[];
  readonly areas?: Readonly<Record<string, string>>;
  /** Of proposed measures, by their keys. */
  readonly measures?: Readonly<Record<string, MeasureSaid>>;
  /** The whole file is left out. */
  readonly out?: true;
}

/** By file name. */
export type Said = Readonly<Record<string, FileSaid>>;

export const ofFile = (said: Said, file: string): FileSaid => said[file] ?? {};

/** With a part of what is said of a file; undefined takes it back. */
export function withPart<Part extends keyof FileSaid>(
  said: Said,
  file: string,
  part: Part,
  value: FileSaid[Part] | undefined,
): Said {
  const { [part]: _, ...rest } = ofFile(said, file);
  const now: FileSaid = value === undefined ? rest : { ...rest, [part]: value };
  return { ...said, [file]: now };
}

/** Another separator makes other columns: what was pointed at in the old ones does not hold for them. */
export function withDelimiter(said: Said, file: string, delimiter: string | undefined): Said {
  return withPart(withPart(said, file, 'corrections', undefined), file, 'delimiter', delimiter);
}

export function withCorrections(said: Said, file: string, sheet: string, added: readonly Correction[]): Said {
  const { corrections = {}, without = [] } = ofFile(said, file);
  const all = [...(corrections[sheet] ?? []), ...added];
  const read = without.filter((name) => name !== sheet);
  const now = withPart(said, file, 'corrections', { ...corrections, [sheet]: all });
  return withPart(now, file, 'without', read.length > 0 ? read : undefined);
}

export function withSheet(said: Said, file: string, sheet: string, read: boolean): Said {
  const { without = [] } = ofFile(said, file);
  const rest = without.filter((name) => name !== sheet);
  const now = read ? rest : [...rest, sheet];
  return withPart(said, file, 'without', now.length > 0 ? now : undefined);
}

export function withArea(said: Said, file: string, text: string, key: string | null): Said {
  const { [text]: _, ...rest } = ofFile(said, file).areas ?? {};
  const areas = key === null ? rest : { ...rest, [text]: key };
  return withPart(said, file, 'areas', Object.keys(areas).length > 0 ? areas : undefined);
}

/** What of it decides how a file is read. */
function answerOf({ encoding, delimiter, corrections, areas, without }: FileSaid): FileAnswer {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(corrections === undefined ? {} : { corrections }),
    ...(areas === undefined ? {} : { areas }),
    ...(without === undefined ? {} : { recipes: Object.fromEntries(without.map((sheet) => [sheet, null])) }),
  };
}

/** As the reader takes it. An answer that is what it was stays the same object, so that its file is not planned again. */
export function answersOf(said: Said, before: Answers = {}): Answers {
  return Object.fromEntries(
    Object.entries(said).flatMap(([file, each]) => {
      const answer = answerOf(each);
      if (Object.keys(answer).length === 0) return [];
      const old = before[file];
      return [[file, old && JSON.stringify(old) === JSON.stringify(answer) ? old : answer] as const];
    }),
  );
}

/** True when both lead to the same plan. */
export function sameReading(a: Said, b: Said): boolean {
  const out = (said: Said): string[] =>
    Object.entries(said)
      .filter(([, each]) => each.out)
      .map(([file]) => file)
      .sort();
  return JSON.stringify([answersOf(a), out(a)]) === JSON.stringify([answersOf(b), out(b)]);
}

/** What belongs to the sources themselves. */
export const sourcesOf = (said: Said): NonNullable<AcceptOptions['sources']> =>
  Object.fromEntries(
    Object.entries(said).map(([file, { vintage, released, publish }]) => [
      file,
      {
        ...(vintage ? { vintage } : {}),
        ...(released === undefined ? {} : { released }),
        ...(publish ? { publish } : {}),
      },
    ]),
  );
