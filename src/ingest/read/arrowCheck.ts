const CONTINUES = -1;
const SCHEMA = 1;
const DICTIONARY = 2;
const RECORDS = 3;
const UNION = 14;
const MOST_FIELDS = 100_000;
/** Truth values, eight to a byte, compressed as far as LZ4 goes. */
const MOST_VALUES_PER_BYTE = 8 * 255;

/**
 * Throws where the lists that an Arrow file describes itself with are longer than the file could hold, or its messages lead
 * backwards: a reader that believed a damaged length would work for minutes. The places are those of Message.fbs, Schema.fbs and
 * File.fbs of the format.
 */
export function checkArrow(bytes: Uint8Array): void {
  const isFile = bytes[0] === 0x41; // ARROW1
  if (!isFile) {
    for (let at: number | null = 0; at !== null;) at = checkMessage(bytes, at);
    return;
  }
  const end = bytes.length - 10;
  const footer = new Buffer_(bytes);
  const root = footer.root(end - footer.int(end));
  const schema = root(6);
  if (schema !== 0) checkSchema(footer, footer.table(schema));
  for (const field of [8, 10]) {
    const blocks = footer.vector(root(field), 24);
    for (let i = 0; i < blocks.length; i++) checkMessage(bytes, footer.long(blocks.at + 24 * i));
  }
  footer.vector(root(12), 4);
}

/** Checks one message; gives the place of the next, null at the end. */
function checkMessage(bytes: Uint8Array, from: number): number | null {
  const outer = new Buffer_(bytes);
  const most = bytes.length * MOST_VALUES_PER_BYTE;
  if (from + 4 > bytes.length) return null;
  let at = from;
  let length = outer.int(at);
  at += 4;
  if (length === CONTINUES) {
    length = at + 4 > bytes.length ? 0 : outer.int(at);
    at += 4;
  }
  if (length === 0) return null;
  if (length < 0 || at + length > bytes.length) throw new Error('a message is cut');
  const head = new Buffer_(bytes.subarray(at, at + length));
  const root = head.root(0);
  const [type, content, body] = [root(6), root(8), root(10)];
  const kind = type === 0 ? 0 : head.byte(type);
  const size = body === 0 ? 0 : head.long(body);
  if (size < 0 || at + length + size > bytes.length) throw new Error('the body of a message is cut');
  if (content !== 0) {
    const table = head.table(content);
    if (kind === SCHEMA) checkSchema(head, table);
    if (kind === RECORDS) checkBatch(head, table, most);
    const data = kind === DICTIONARY ? table(6) : 0;
    if (data !== 0) checkBatch(head, head.table(data), most);
  }
  return at + length + size;
}

type Table = (slot: number) => number;

function checkSchema(buffer: Buffer_, schema: Table): void {
  let count = 0;
  const visit = (vector: number): void => {
    const fields = buffer.vector(vector, 4);
    count += fields.length;
    if (count > MOST_FIELDS) throw new Error('too many fields');
    for (let i = 0; i < fields.length; i++) {
      const field = buffer.table(fields.at + 4 * i);
      const [id, type] = [field(8), field(10)];
      if (id !== 0 && buffer.byte(id) === UNION && type !== 0) buffer.vector(buffer.table(type)(6), 4);
      visit(field(14));
      buffer.vector(field(16), 4);
    }
  };
  visit(schema(6));
  buffer.vector(schema(8), 4);
}

function checkBatch(buffer: Buffer_, batch: Table, most: number): void {
  const nodes = buffer.vector(batch(6), 16);
  for (let i = 0; i < nodes.length; i++) {
    const [length, missing] = [buffer.long(nodes.at + 16 * i), buffer.long(nodes.at + 16 * i + 8)];
    if (length < 0 || length > most || missing > length) throw new Error('more values than data');
  }
  buffer.vector(batch(8), 16);
  const views = buffer.vector(batch(12), 8);
  for (let i = 0; i < views.length; i++)
    if (buffer.long(views.at + 8 * i) > most) throw new Error('more buffers than data');
}

/** As much of the flatbuffer format as the check needs. Reading outside of the buffer throws. */
class Buffer_ {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte = (at: number): number => this.#view.getUint8(at);
  int = (at: number): number => this.#view.getInt32(at, true);
  long = (at: number): number => Number(this.#view.getBigInt64(at, true));

  /** The table at whose place a reference stands. */
  table = (reference: number): Table => this.#tableAt(reference + this.int(reference));
  root = (at: number): Table => this.table(at);

  /** Where the entries of a list begin, and how many there are; none where the reference is 0. */
  vector(reference: number, stride: number): { readonly at: number; readonly length: number } {
    if (reference === 0) return { at: 0, length: 0 };
    const at = reference + this.int(reference);
    const length = this.int(at);
    if (length < 0 || at + 4 + length * stride > this.#view.byteLength)
      throw new Error('a list is longer than the file');
    return { at: at + 4, length };
  }

  #tableAt(at: number): Table {
    const slots = at - this.int(at);
    const size = this.#view.getUint16(slots, true);
    return (slot) => {
      const offset = slot < size ? this.#view.getUint16(slots + slot, true) : 0;
      return offset === 0 ? 0 : at + offset;
    };
  }
}
