/** A JSON value whose numbers are still the texts that were written: 4.0 stays 4.0, and a long code keeps its last digits. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ParsedJson {
  readonly value: Json;
  /** True where the text broke off and only its whole elements were read. */
  readonly cut: boolean;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Parses with numbers as texts. Throws a SyntaxError as the platform words it. */
export const parseExact = (text: string): Json =>
  JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`))) as Json;

/** Parses a text that may have broken off within a list: the elements that are whole count. Null where it is no JSON at all. */
export function parseJson(text: string): ParsedJson | null {
  try {
    return { value: parseExact(text), cut: false };
  } catch {
    const whole = wholeElements(text);
    if (whole === null) return null;
    try {
      return { value: parseExact(whole), cut: true };
    } catch {
      return null;
    }
  }
}

/** The text up to the last element of a list that is complete, with what is open closed. */
function wholeElements(text: string): string | null {
  const open: string[] = [];
  let at = -1;
  let closing = '';
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inText) {
      if (char === '\\') i++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '[' || char === '{') open.push(char === '[' ? ']' : '}');
    else if (char === ']' || char === '}') {
      if (open.pop() !== char) return null;
      if (open.at(-1) === ']') {
        at = i;
        closing = [...open].reverse().join('');
      }
      if (open.length === 0) return null; // it is whole: something else is wrong
    }
  }
  return at < 0 ? null : text.slice(0, at + 1) + closing;
}
