import { Parser } from 'htmlparser2';
import { err, issue, ok, type Issue, type Result } from '../core';

/** An element of a part, with what stands in it in order. Names keep their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const DEEPEST = 400;
const MOST_ELEMENTS = 4_000_000;

/**
 * A part as a tree. Entities other than those of XML itself are not known, and a part that brings a document type of its own, as no office
 * program writes, is refused (`office_not_readable`); so is what is nested without end.
 */
export function xmlTree(bytes: Uint8Array): Result<XmlElement, Issue> {
  const text = new TextDecoder(utf16(bytes) ?? 'utf-8').decode(bytes);
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let count = 0;
  let refused = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count += 1;
        if (open.length > DEEPEST || count > MOST_ELEMENTS) refused = true;
        if (refused) return;
        const element: XmlElement = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (!refused && open.length > 1) open.pop();
      },
      ontext(data) {
        if (!refused) open.at(-1)?.children.push(data);
      },
      onprocessinginstruction(name) {
        if (/^!doctype/i.test(name)) refused = true;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return refused || root.children.length === 0 ? err(issue('error', 'office_not_readable')) : ok(root);
}

const utf16 = (bytes: Uint8Array): string | null =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;

export const elementsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  elementsIn(element).find((child) => child.name === name);

export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
