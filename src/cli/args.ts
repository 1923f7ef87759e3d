/** The command line was not understood, or a named file cannot be read. Ends in exit code 2. */
export class UsageError extends Error {}

export interface Args {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** Options that were given without a value. */
  readonly flags: ReadonlySet<string>;
}

/**
 * Splits arguments into positional ones, `--name value` (or `-o value`) pairs, and `--name` alone for those of `flags`; unknown options are a
 * usage error.
 */
export function parseArgs(argv: readonly string[], known: readonly string[] = [], flags: readonly string[] = []): Args {
  const positional: string[] = [];
  const options: Record<string, string> = {};
  const given = new Set<string>();
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (!/^--?[a-z]/.test(arg)) {
      positional.push(arg);
      continue;
    }
    const name = arg.replace(/^--?/, '');
    if (flags.includes(name)) {
      given.add(name);
      continue;
    }
    const value = argv[i + 1];
    if (!known.includes(name)) throw new UsageError(`unknown option ${arg}`);
    if (value === undefined) throw new UsageError(`${arg} needs a value`);
    options[name] = value;
    i++;
  }
  return { positional, options, flags: given };
}
