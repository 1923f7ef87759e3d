/** The command line was not understood, or a named file cannot be read. Ends in exit code 2. */
export class UsageError extends Error {}

export interface Args {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** Splits arguments into positional ones and `--name value` (or `-o value`) pairs; unknown options are a usage error. */
export function parseArgs(argv: readonly string[], known: readonly string[] = []): Args {
  const positional: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (!/^--?[a-z]/.test(arg)) {
      positional.push(arg);
      continue;
    }
    const name = arg.replace(/^--?/, '');
    const value = argv[i + 1];
    if (!known.includes(name)) throw new UsageError(`unknown option ${arg}`);
    if (value === undefined) throw new UsageError(`${arg} needs a value`);
    options[name] = value;
    i++;
  }
  return { positional, options };
}
