import catalog from '../../data/sample/catalog.json';
import manifest from '../../data/sample/manifest.json';
import { builtInCatalog } from '../catalog/builtIn';
import { sampleCatalog, sampleOf, type Prepared, type Sample } from '../flow';
import { builtInProfiles } from '../ingest/builtIn';

const files = import.meta.glob<string>('../../data/sample/files/*', { query: '?url', import: 'default', eager: true });
const summaries = import.meta.glob<string>('../../data/sample/summaries/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The sample that comes with the page. Its files are fetched from the page's own origin when they are needed. */
export const sample: Sample = {
  ...sampleOf(
    manifest,
    { catalog: sampleCatalog(builtInCatalog, catalog), profiles: builtInProfiles },
    (name) => {
      const url = files[`../../data/sample/files/${name}`];
      if (url === undefined) throw new Error(`the sample has no file ${name}`);
      return bytesAt(url);
    },
    (file) => summaries[`../../data/sample/${file}`] ?? '',
  ),
  prepared,
};

/** What the build left beside the page. A server for developers has none. */
async function prepared(): Promise<Prepared | null> {
  const at = (file: string): string => new URL(`sample/${file}`, document.baseURI).href;
  const [workspace, snapshot] = await Promise.all([bytesAt(at('workspace.json')), bytesAt(at('snapshot.bin'))]);
  return { workspace: new TextDecoder().decode(workspace), snapshot };
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
