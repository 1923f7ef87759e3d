import { t, type Lang } from '../../text';

/** Documents one below another in one HTML file: the first one's page, each on a sheet of its own when printed. */
export function joinHtml(pages: readonly string[], title: string, lang: Lang): string {
  const [first = ''] = pages;
  const head = first.slice(0, first.indexOf('<body>'));
  const titled = head.replace(
    /<title>[^<]*<\/title>/,
    () => `<title>${escaped(title === '' ? t(lang, 'summary.untitled') : title)}</title>`,
  );
  const bodies = pages.map((page, i) => {
    const body = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '';
    return `<section class="area">${apart(body, `a${i + 1}-`)}</section>`;
  });
  const style = '<style>.area{break-after:page}.area+.area{margin-top:4em}</style>\n';
  return `${titled}${style}<body>\n${bodies.join('\n')}\n</body>\n</html>\n`;
}

/** Names and links within a page become its own: only our markup has `id="` unescaped. */
const apart = (body: string, prefix: string): string =>
  body.replace(/ id="/g, ` id="${prefix}`).replace(/href="#/g, `href="#${prefix}`);

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The same as Markdown; notes keep their numbers apart. */
export const joinMarkdown = (texts: readonly string[]): string =>
  texts.map((text, i) => text.trim().replace(/\[\^(\d+)\]/g, `[^${i + 1}-$1]`)).join('\n\n---\n\n') + '\n';
