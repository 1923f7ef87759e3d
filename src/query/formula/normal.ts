/** Signs of a Chinese keyboard as those of the grammar: one for one, so that every place stays where it is. */
const SAME: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '，': ',',
  '；': ',',
  ';': ',',
  '＋': '+',
  '－': '-',
  '—': '-',
  '＊': '*',
  '／': '/',
  '＝': '=',
  '＞': '>',
  '＜': '<',
  '％': '%',
  '＾': '^',
  '．': '.',
  '。': '.',
};

const OPENING: Readonly<Record<string, readonly [open: string, close: string, written: string]>> = {
  '[': ['[', ']', ']'],
  '【': ['[', ']', '】'],
  '［': ['[', ']', '］'],
  '"': ['"', '"', '"'],
  '“': ['"', '"', '”'],
  '”': ['"', '"', '”'],
  '＂': ['"', '"', '＂'],
};

/**
 * The formula with the signs of the grammar, of the same length. Within brackets and quotes nothing changes but the signs that end
 * them; full-width digits and letters outside of them become plain ones.
 */
export function normalFormula(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charAt(i);
    const [open, close, written] = OPENING[sign] ?? [];
    if (open === undefined || close === undefined || written === undefined) {
      out += SAME[sign] ?? (/[０-９Ａ-Ｚａ-ｚ]/u.test(sign) ? sign.normalize('NFKC') : sign);
      continue;
    }
    const end = endOf(text, i + 1, written);
    const inside = text.slice(i + 1, end);
    out += open + inside + (end < text.length ? close : '');
    i = end;
  }
  return out;
}

/** Where the sign that ends what began before `from` stands: the first that is not doubled; the text's end where there is none. */
function endOf(text: string, from: number, sign: string): number {
  let i = from;
  for (; i < text.length; i += 1) {
    if (text.charAt(i) !== sign) continue;
    if (text.charAt(i + 1) !== sign) break;
    i += 1;
  }
  return i;
}
