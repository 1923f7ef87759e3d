/** What the reading library says of its own account while it reads: records that it does not know, none of which hold cells. */
const LIBRARY =
  /^(?:Missing Info for XLS Record|DBF Unsupported codepage|Could not parse defined name|WK1 |unrecognized character . in ODF format)/;

/**
 * Runs the library, which writes to the console, without those lines. The work is synchronous: nothing of anybody else is written meanwhile, and
 * every other line goes through.
 */
export function quietly<T>(work: () => T): T {
  const said = console.error;
  console.error = (...words: unknown[]): void => {
    if (typeof words[0] !== 'string' || !LIBRARY.test(words[0])) said.apply(console, words);
  };
  try {
    return work();
  } finally {
    console.error = said;
  }
}
