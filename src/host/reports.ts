import catalog from '../../data/reports/catalog.json';
import handNumbers from '../../data/reports/hand_numbers.json';
import manifest from '../../data/reports/manifest.json';
import { builtInCatalog } from '../catalog/builtIn';
import { sampleCatalog, sampleOf, type Sample } from '../flow';
import { builtInProfiles } from '../ingest/builtIn';

const files = import.meta.glob<string>('../../data/reports/files/*', { query: '?url', import: 'default', eager: true });
const summaries = import.meta.glob<string>('../../data/reports/summaries/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** 公开工作总结用数, the second sample. Loaded only when it is asked for: the first visit does without. */
export const reports = (): Sample =>
  sampleOf(
    manifest,
    { catalog: sampleCatalog(builtInCatalog, catalog), profiles: builtInProfiles, handNumbers },
    async (name) => {
      const answer = await fetch(files[`../../data/reports/files/${name}`] ?? name);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    (file) => summaries[`../../data/reports/${file}`] ?? '',
  );
