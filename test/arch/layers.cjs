// Who may import whom. Run by dependency-cruiser in `npm test`; the reasons are in src/README.md.
const layers = {
  core: [],
  text: [],
  catalog: ['core'],
  query: ['core', 'catalog'],
  ingest: ['core', 'catalog'],
  view: ['core', 'catalog', 'query', 'text'],
  office: ['core', 'catalog', 'query', 'text', 'view', 'summary'],
  summary: ['core', 'catalog', 'query', 'text', 'view'],
  workspace: ['core', 'catalog', 'query', 'ingest', 'view', 'summary'],
  engine: ['core'],
  storage: ['core', 'workspace'],
  flow: ['core', 'catalog', 'query', 'ingest', 'view', 'summary', 'office', 'workspace', 'text', 'engine', 'storage'],
  app: [
    'core',
    'catalog',
    'query',
    'ingest',
    'view',
    'office',
    'summary',
    'workspace',
    'text',
    'engine',
    'storage',
    'flow',
  ],
  ui: ['core', 'catalog', 'query', 'ingest', 'view', 'summary', 'workspace', 'text', 'flow', 'app'],
  host: ['core', 'catalog', 'ingest', 'workspace', 'office', 'flow', 'app'],
  cli: [
    'core',
    'catalog',
    'query',
    'ingest',
    'view',
    'office',
    'summary',
    'workspace',
    'text',
    'engine',
    'storage',
    'flow',
  ],
};
const names = Object.keys(layers);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.m?ts$', '\\.mjs$', 'src/[^/]+/index\\.ts$'] },
      to: {},
    },
    ...names.map((name) => ({
      name: `${name}-imports-only-its-layers`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: [`^src/${name}/`, ...layers[name].map((other) => `^src/${other}/`)] },
    })),
    ...names.map((name) => ({
      name: `${name}-is-entered-by-its-index`,
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${name}/`, '^src/main\\.ts$', '^src/worker'] },
      to: {
        path: `^src/${name}/`,
        // browser.ts and node.ts: what runs only there, remote.ts: the way to a server, for main and the command line. builtIn.ts: what only a new workspace carries.
        pathNot: [
          `^src/${name}/(index|browser|node|remote|builtIn)\\.ts$`,
          ...(name === 'ui' || name === 'app' ? [`^src/${name}/`] : []),
        ],
      },
    })),
    {
      name: 'only-types-of-engine-and-storage',
      severity: 'error',
      from: { path: '^src/(flow|app|ui)/' },
      to: { path: '^src/(engine|storage)/', pathNot: 'index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'arrow-stays-in-the-engine',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/' },
      to: { path: '(apache-arrow|duckdb-wasm)' },
    },
    { name: 'no-enterprise-grid', severity: 'error', from: {}, to: { path: 'ag-grid-enterprise' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '.json'] },
  },
};
