import catalog from '../../data/sample/catalog.json';
import manifest from '../../data/sample/manifest.json';
import { builtInCatalog } from '../catalog/builtIn';
import type { CatalogData } from '../catalog';
import type { Sample, SampleFile } from '../flow';
import { builtInProfiles } from '../ingest/builtIn';
import type { Source, Tab } from '../workspace';

const files = import.meta.glob<string>('../../data/sample/files/*', { query: '?url', import: 'default', eager: true });
const summaries = import.meta.glob<string>('../../data/sample/summaries/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The sample that comes with the page. Its files are fetched from the page's own origin when they are needed. */
export const sample: Sample = {
  name: manifest.name,
  catalog: { ...builtInCatalog, ...(catalog as Partial<CatalogData>) },
  profiles: builtInProfiles,
  files: manifest.files.map(({ name, vintage, publish, released }): SampleFile => {
    const url = files[`../../data/sample/files/${name}`];
    if (url === undefined) throw new Error(`the sample has no file ${name}`);
    return {
      name,
      vintage: vintage as Source['vintage'],
      publish: publish as Source['publish'],
      released,
      bytes: async () => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    };
  }),
  tabs: (manifest.tabs as readonly (Tab & { readonly file?: string })[]).map(({ file, ...tab }) =>
    tab.kind === 'summary' && file !== undefined ? { ...tab, text: summaries[`../../data/sample/${file}`] ?? '' } : tab,
  ),
  activeTab: manifest.activeTab,
};
