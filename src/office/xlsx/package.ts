import { strToU8, zipSync, type Zippable } from 'fflate';
import { escapeXml, XML_HEAD } from '../xml';
import { address, MAIN, SharedStrings, sheetXml, type XlsxSheet } from './sheet';
import { Styles } from './styles';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook (ECMA-376, transitional) of plain sheets. Names of sheets are made to fit: at most 31 characters, none of \ / ? * [ ] :,
 * each once. Own code: what writes XLSX for JavaScript either takes seconds for 200,000 cells, cannot mark text led by = as text, or
 * needs `new Function`.
 */
export function xlsxPackage(sheets: readonly XlsxSheet[], title: string): Uint8Array {
  const strings = new SharedStrings();
  const styles = new Styles();
  const names = sheetNames(sheets.map(({ name }) => name));
  const parts = sheets.map((sheet, i) => sheetXml(sheet, strings, styles, i === 0));
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([
      [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreProperties(title),
    'xl/workbook.xml': workbookXml(sheets, names),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i): [string, string] => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${i + 1}.xml`]),
      [`${OFFICE}/relationships/styles`, 'styles.xml'],
      [`${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': styles.xml(),
    'xl/sharedStrings.xml': strings.xml(),
  };
  parts.forEach((part, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = part));
  const zipped: Zippable = {};
  for (const [path, xml] of Object.entries(files)) zipped[path] = strToU8(XML_HEAD + xml);
  return zipSync(zipped, { level: 6 });
}

/** As programs allow them. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Sheet';
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${plain.slice(0, 30 - String(n).length)} ${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function workbookXml(sheets: readonly XlsxSheet[], names: readonly string[]): string {
  const list = names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const repeated = sheets.flatMap(({ frozenRows, repeatFrom }, i) => {
    if (frozenRows <= repeatFrom) return [];
    const quoted = escapeXml(`'${(names[i] ?? '').replaceAll("'", "''")}'`);
    const rows = `$${address(repeatFrom, 0).slice(1)}:$${address(frozenRows - 1, 0).slice(1)}`;
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${quoted}!${rows}</definedName>`];
  });
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>` +
    `${repeated.length > 0 ? `<definedNames>${repeated.join('')}</definedNames>` : ''}</workbook>`
  );
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const parts = Array.from({ length: sheets }, (_, i) =>
    override(`xl/worksheets/sheet${i + 1}.xml`, `${TYPES}.worksheet+xml`),
  );
  return (
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', `${TYPES}.sheet.main+xml`)}${parts.join('')}` +
    override('xl/styles.xml', `${TYPES}.styles+xml`) +
    override('xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`) +
    `${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`
  );
}

const relationships = (list: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const coreProperties = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`;
