import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';

/** A chart as one document has it: its part, and the workbook that holds its numbers. */
export interface ChartPart {
  readonly chart: Uint8Array<ArrayBuffer>;
  readonly workbook: Uint8Array<ArrayBuffer>;
}

/** The charts of a DOCX, in order. */
export function chartsOf(docx: Uint8Array): readonly ChartPart[] {
  const files = unzipSync(docx);
  return chartPaths(files, 'word/charts/').flatMap((path) => {
    const workbook = files[workbookOf(files, path)];
    const chart = files[path];
    return chart && workbook ? [{ chart, workbook }] : [];
  });
}

/**
 * The presentation with no types of parts that are not there and each shape with a number of its own: the library for slides names a master for every slide and writes one, and
 * PowerPoint offers to repair that.
 */
function mended(files: Unzipped): Unzipped {
  const types = strFromU8(files[TYPES] ?? new Uint8Array());
  const kept = types.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, part: string) =>
    part in files ? whole : '',
  );
  const slides = Object.entries(files).flatMap(([path, bytes]) =>
    /^ppt\/slides\/slide\d+\.xml$/.test(path) ? [[path, withOwnIds(bytes)] as const] : [],
  );
  return { ...files, [TYPES]: strToU8(kept), ...Object.fromEntries(slides) };
}

/** The library gives a table the number of another shape of its slide. Nothing on these slides speaks of a shape by its number. */
function withOwnIds(slide: Uint8Array): Uint8Array<ArrayBuffer> {
  let id = 0;
  return strToU8(strFromU8(slide).replace(/(<p:cNvPr id=")\d+"/g, (_, head: string) => `${head}${++id}"`));
}

const TYPES = '[Content_Types].xml';

/**
 * The presentation with other charts in place of its own, one for one. The library for slides writes three axes where a chart has two
 * (its issue 1534, PowerPoint offers to repair) and an empty text for a missing value; DrawingML charts are the same in both programs,
 * so that those of the library for documents are taken.
 */
export function withCharts(pptx: Uint8Array, charts: readonly ChartPart[]): Uint8Array {
  const files = mended(unzipSync(pptx));
  const paths = chartPaths(files, 'ppt/charts/');
  if (paths.length !== charts.length) throw new Error(`${paths.length} charts on slides for ${charts.length}`);
  paths.forEach((path, i) => {
    const part = charts[i];
    if (!part) return;
    const own = workbookOf(files, path);
    files[path] = part.chart;
    files[own] = part.workbook;
    const name = own.slice(own.lastIndexOf('/') + 1);
    files[relationsOf(path)] = strToU8(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        `<Relationship Id="${externalId(part.chart)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/${name}"/></Relationships>`,
    );
  });
  return zipSync(files, { level: 6 });
}

const chartPaths = (files: Unzipped, folder: string): readonly string[] =>
  Object.keys(files)
    .filter((path) => path.startsWith(folder) && /\/chart\d+\.xml$/.test(path))
    .sort((a, b) => numberIn(a) - numberIn(b));

const numberIn = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);

const relationsOf = (path: string): string => path.replace(/\/(chart\d+\.xml)$/, '/_rels/$1.rels');

/** The embedded workbook that a chart's relations point at. */
function workbookOf(files: Unzipped, path: string): string {
  const relations = files[relationsOf(path)];
  const target = relations ? /Target="\.\.\/(embeddings\/[^"]+)"/.exec(strFromU8(relations))?.[1] : undefined;
  return target === undefined ? '' : `${path.split('/')[0] ?? ''}/${target}`;
}

const externalId = (chart: Uint8Array): string =>
  /<c:externalData r:id="([^"]+)"/.exec(strFromU8(chart))?.[1] ?? 'rId1';
