import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { escapeHtml } from '../../../core';
import { readEmbed, readPastedHtml, readPastedText, type ProseBlock } from '../../../summary';
import { insideOf } from './chips';
import { blockNode } from './from_prose';
import { headingNumbers } from './numbering';
import { nodeType } from './schema';
import { EditorText } from './text';

/** What a selection is on the clipboard for this program: the stored text of it. */
const OWN = 'application/x-almanac-text';

/**
 * Copies as plain text, as safe HTML, and, for this program, as the stored text, so that numbers stay numbers. Pastes the last of these, else HTML read
 * as text, else plain text. The browser never reads a foreign HTML here.
 */
export const clipboardPlugin = (shown: (inside: string) => string): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => put(view, event, shown),
        cut: (view, event) => {
          if (!view.editable || !put(view, event, shown)) return false;
          view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
          return true;
        },
        paste: (view, event) => {
          if (!view.editable || !event.clipboardData) return false;
          const slice = taken(event.clipboardData, view.state);
          if (!slice) return false;
          event.preventDefault();
          view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true));
          return true;
        },
        drop: (view, event) => {
          // What is dragged within the page is moved by the editor itself.
          if (view.dragging || !event.dataTransfer || event.dataTransfer.files.length > 0) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          const slice = at && view.editable ? taken(event.dataTransfer, view.state) : null;
          event.preventDefault();
          if (at && slice) view.dispatch(view.state.tr.replaceRange(at.pos, at.pos, slice).setMeta('paste', true));
          return true;
        },
        dragstart: (view, event) => {
          if (event.dataTransfer) fill(event.dataTransfer, view.state, shown);
          return false;
        },
      },
    },
  });

function put(view: EditorView, event: ClipboardEvent, shown: (inside: string) => string): boolean {
  if (view.state.selection.empty || !event.clipboardData) return false;
  event.preventDefault();
  fill(event.clipboardData, view.state, shown);
  return true;
}

function fill(data: DataTransfer, state: EditorState, shown: (inside: string) => string): void {
  const { content, openStart } = state.selection.content();
  const single = content.childCount === 1 && openStart > 0 && content.firstChild?.isTextblock === true;
  const doc = nodeType('doc').create(null, content);
  const inline = single || (content.firstChild?.isInline ?? false);
  const page =
    content.firstChild?.isInline === true
      ? nodeType('doc').create(null, nodeType('paragraph').create(null, content))
      : doc;
  data.clearData();
  data.setData('text/plain', plainText(page, shown));
  data.setData('text/html', safeHtml(page, shown));
  data.setData(OWN, JSON.stringify({ inline, text: new EditorText().textOf(page) }));
}

/** What is to be put in, from whatever form the clipboard has; null where it has none that is text. */
export function taken(data: DataTransfer, state: EditorState): Slice | null {
  const text = data.getData('text/plain');
  if (state.selection.$head.parent.type.spec.code === true) {
    const plain = text.replace(/\r\n?/g, '\n');
    return plain === '' ? null : new Slice(Fragment.from(state.schema.text(plain)), 0, 0);
  }
  const own = ownForm(data.getData(OWN));
  if (own) return markdownSlice(own.text, own.inline);
  const html = data.getData('text/html');
  const blocks = html === '' ? [] : readPastedHtml(html);
  return blocksSlice(blocks.length > 0 ? blocks : readPastedText(text));
}

function ownForm(json: string): { readonly inline: boolean; readonly text: string } | null {
  try {
    const found: unknown = JSON.parse(json);
    if (typeof found !== 'object' || found === null || !('text' in found) || typeof found.text !== 'string')
      return null;
    return { text: found.text, inline: 'inline' in found && found.inline === true };
  } catch {
    return null; // another program's, or none
  }
}

/** A piece of stored text as it is put into a document: `inline` without its paragraph. */
export function markdownSlice(markdown: string, inline: boolean): Slice {
  const { content } = new EditorText().docOf(markdown);
  const only = content.childCount === 1 ? content.firstChild : null;
  if (inline && only?.isTextblock === true) return new Slice(Fragment.from(only), 1, 1);
  return opened(content);
}

const blocksSlice = (blocks: readonly ProseBlock[]): Slice | null =>
  blocks.length === 0 ? null : opened(Fragment.from(blocks.map((block) => blockNode(block, []))));

/** Paragraphs at the two ends go on in what they are put between. */
const opened = (content: Fragment): Slice =>
  new Slice(content, isParagraph(content.firstChild) ? 1 : 0, isParagraph(content.lastChild) ? 1 : 0);
const isParagraph = (node: Node | null): boolean => node?.type.name === 'paragraph';

type Inline = (node: Node) => string;

function inlineText(shown: (inside: string) => string): Inline {
  return (node) => {
    let out = '';
    node.forEach((child) => {
      if (child.type.name === 'chip') out += shown(insideOf(String(child.attrs['source'])));
      else if (child.type.name === 'line_break') out += child.attrs['hard'] === true ? '\n' : '';
      else out += child.text ?? '';
    });
    return out;
  };
}

function plainText(doc: Node, shown: (inside: string) => string): string {
  const inline = inlineText(shown);
  const numbers = headingNumbers(doc);
  const lines = (node: Node, sign = ''): string[] => {
    if (node.isTextblock) return [sign + (node.type.name === 'raw' ? node.textContent : inline(node))];
    if (node.type.name === 'embed') return [readEmbed(insideOf(String(node.attrs['source'])))?.name ?? ''];
    const out: string[] = [];
    node.forEach((child, _offset, i) => {
      if (node.type.name === 'table') {
        const cells: string[] = [];
        child.forEach((cell) => cells.push(cell.firstChild ? inline(cell.firstChild) : ''));
        out.push(cells.join('\t'));
      } else {
        const n = node.type.name === 'ordered_list' ? `${Number(node.attrs['start']) + i}. ` : '';
        out.push(...lines(child).map((line, k) => (k === 0 ? n + line : line)));
      }
    });
    return out;
  };
  const all: string[] = [];
  doc.forEach((node, _offset, i) => all.push(...lines(node, numbers.get(i) ?? '')));
  return all.join('\n');
}

function safeHtml(doc: Node, shown: (inside: string) => string): string {
  const numbers = headingNumbers(doc);
  const inline: Inline = (node) => {
    let out = '';
    node.forEach((child) => {
      const text =
        child.type.name === 'chip'
          ? escapeHtml(shown(insideOf(String(child.attrs['source']))))
          : child.type.name === 'line_break'
            ? '<br>'
            : escapeHtml(child.text ?? '');
      out += child.marks.reduce((inside, { type }) => {
        const tag = { strong: 'b', emphasis: 'i', code: 'code' }[type.name] ?? 'span';
        return `<${tag}>${inside}</${tag}>`;
      }, text);
    });
    return out;
  };
  const block = (node: Node, sign = ''): string => {
    const inside = (): string => {
      let out = '';
      node.forEach((child) => (out += block(child)));
      return out;
    };
    switch (node.type.name) {
      case 'heading':
        return `<h${Number(node.attrs['level'])}>${escapeHtml(sign)}${inline(node)}</h${Number(node.attrs['level'])}>`;
      case 'paragraph':
        return `<p>${inline(node)}</p>`;
      case 'raw':
        return `<pre>${escapeHtml(node.textContent)}</pre>`;
      case 'embed':
        return `<p>${escapeHtml(readEmbed(insideOf(String(node.attrs['source'])))?.name ?? '')}</p>`;
      case 'rule':
        return '<hr>';
      case 'table':
        return `<table border="1" style="border-collapse:collapse">${inside()}</table>`;
      case 'table_row':
        return `<tr>${inside()}</tr>`;
      case 'table_header':
      case 'table_cell':
        return `<td>${node.firstChild ? inline(node.firstChild) : ''}</td>`;
      default: {
        const tag = { bullet_list: 'ul', ordered_list: 'ol', list_item: 'li', quote: 'blockquote' }[node.type.name];
        return tag === undefined ? inside() : `<${tag}>${inside()}</${tag}>`;
      }
    }
  };
  let out = '';
  doc.forEach((node, _offset, i) => (out += block(node, numbers.get(i) ?? '')));
  return out;
}
