import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeXml, XML_HEAD } from '../xml';
import type { DocLook } from './look';

/** A part of a file that no program shows and every one keeps (custom XML): one element with attributes and children of one kind. */
export interface KeptPart {
  readonly namespace: string;
  readonly name: string;
  readonly children: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
}

/** What takes the place of a typeface that a machine lacks, the best first: by Word's own table of fonts, which WPS reads too. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体', 'SimSun'],
  仿宋_GB2312: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong'],
  楷体_GB2312: ['楷体', 'KaiTi', '华文楷体', 'STKaiti'],
  黑体: ['SimHei', '华文黑体', 'STHeiti'],
  宋体: ['SimSun', '华文宋体', 'STSong'],
  仿宋: ['FangSong', '仿宋_GB2312', 'STFangsong'],
  楷体: ['KaiTi', '楷体_GB2312', 'STKaiti'],
};

/** Into what the library wrote: the fonts with their substitutes, and the kept part. Times stay out, so that equal documents are equal files. */
export function finished(docx: Uint8Array, look: DocLook, kept: KeptPart | undefined): Uint8Array {
  const files = unzipSync(docx);
  const change = (path: string, edit: (text: string) => string): void => {
    const file = files[path];
    if (file) files[path] = strToU8(edit(strFromU8(file)));
  };
  change('word/fontTable.xml', (xml) =>
    xml.replace(/(<w:fonts\b[^>]*?)\/?>(?:<\/w:fonts>)?$/, `$1>${fonts(look)}</w:fonts>`),
  );
  if (kept) {
    files['customXml/item1.xml'] = strToU8(keptXml(kept));
    files['customXml/itemProps1.xml'] = strToU8(
      `${XML_HEAD}<ds:datastoreItem ds:itemID="{4A1B6C0E-5D0F-4B5E-9C55-0A1D2B3C4D5E}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${escapeXml(kept.namespace)}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    files['customXml/_rels/item1.xml.rels'] = strToU8(
      `${XML_HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    );
    change('word/_rels/document.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        `<Relationship Id="rIdKept" Type="${OFFICE}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
      ),
    );
    change('[Content_Types].xml', (xml) =>
      xml.replace(
        '</Types>',
        '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
      ),
    );
  }
  return zipSync(files, { mtime: new Date('2000-01-01T00:00:00Z') });
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function fonts({ title, headings, body, table }: DocLook): string {
  const all = [title, ...headings, body, table.font, table.head, table.caption, table.note];
  return [...new Set(all.map(({ han }) => han))]
    .map((name) => {
      const instead = INSTEAD[name] ?? [];
      const alt = instead.length > 0 ? `<w:altName w:val="${escapeXml(instead.join(';'))}"/>` : '';
      return `<w:font w:name="${escapeXml(name)}">${alt}<w:charset w:val="86"/><w:family w:val="auto"/></w:font>`;
    })
    .join('');
}

function keptXml({ namespace, name, children }: KeptPart): string {
  const inner = children
    .map(({ name: child, attributes }) => {
      const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
      return `<${child}${said.join('')}/>`;
    })
    .join('');
  return `${XML_HEAD}<${name} xmlns="${escapeXml(namespace)}">${inner}</${name}>`;
}
