/** How records and cells are told apart; single characters of ASCII. An absent quote: nothing is quoted. */
export interface Signs {
  readonly delimiter: string;
  readonly quote?: string;
  readonly escape?: string;
}

/** What is known of a run of bytes that begins with a record. */
export interface Records {
  /** Records in it, blank ones counted. */
  readonly count: number;
  /** Records without a byte between two line ends, 0-based: the engine passes over them, and rows behind them would be misnumbered. */
  readonly blank: readonly number[];
  /** It ends inside a quoted cell. */
  readonly open: boolean;
  /** Some cell is quoted. */
  readonly quoted: boolean;
  /** Where record `from` begins, if it was asked for. */
  readonly at: number;
}

const LF = 10;
const CR = 13;

/**
 * Counts the records of UTF-8 (or of any encoding whose line ends and signs are single bytes) without making texts of them: line ends
 * within quotes belong to their cell. LF, CRLF and CR end a record. `from`: a record whose place is wanted.
 */
export function countRecords(bytes: Uint8Array, signs: Signs, from = 0): Records {
  const quote = signs.quote ? signs.quote.charCodeAt(0) : -1;
  const quoted = quote >= 0 && bytes.includes(quote);
  return quoted || bytes.includes(CR) ? byBytes(bytes, signs, from, quoted) : byLines(bytes, from);
}

/** The common case: no quotes, LF only. The platform looks for line ends faster than any loop of ours. */
function byLines(bytes: Uint8Array, from: number): Records {
  const blank: number[] = [];
  let count = 0;
  let begin = 0;
  let at = from === 0 ? 0 : bytes.length;
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, begin)) {
    if (end === begin) blank.push(count);
    count++;
    begin = end + 1;
    if (count === from) at = begin;
  }
  if (begin < bytes.length) count++;
  return { count, blank, open: false, quoted: false, at };
}

/** Where in a record a byte stands. */
const [START, PLAIN, QUOTES, AFTER_QUOTE] = [0, 1, 2, 3];

function byBytes(bytes: Uint8Array, signs: Signs, from: number, quoted: boolean): Records {
  // Of a delimiter of several signs the last one is where a cell begins.
  const code = (sign: string | undefined): number => (quoted && sign ? sign.charCodeAt(sign.length - 1) : -1);
  const [delimiter, quote, escape] = [code(signs.delimiter), code(signs.quote), code(signs.escape)];
  const doubled = escape === -1 || escape === quote;
  const blank: number[] = [];
  let count = 0;
  let begin = 0;
  let at = from === 0 ? 0 : bytes.length;
  let now = START;
  const end = bytes.length;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i];
    if (now === QUOTES) {
      if (byte === quote) now = AFTER_QUOTE;
      else if (byte === escape && !doubled) i++;
      continue;
    }
    if (byte === LF || byte === CR) {
      if (i === begin) blank.push(count);
      if (byte === CR && bytes[i + 1] === LF) i++;
      count++;
      begin = i + 1;
      if (count === from) at = begin;
      now = START;
    } else if (byte === quote && now !== PLAIN) now = QUOTES;
    else if (byte === delimiter) now = START;
    else now = PLAIN;
  }
  const open = now === QUOTES;
  if (begin < end) count++;
  return { count, blank, open, quoted, at };
}
