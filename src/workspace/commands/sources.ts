import type { Area, Indicator } from '../../catalog';
import type { Command } from '../command';
import type { Source } from '../workspace';
import { withList } from './catalog';
import { put, without } from './lists';

/** What an import brings: its sources, and the areas and indicators that the catalog did not know. One step of undo. */
export const addSources: Command<{
  readonly sources: readonly Source[];
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
}> = {
  id: 'source.add',
  run: (workspace, { sources, areas, indicators }) => {
    const here = new Set(workspace.sources.map(({ sha256 }) => sha256));
    const fresh = sources.filter(({ sha256 }) => !here.has(sha256));
    if (fresh.length === 0) return workspace;
    const { catalog } = workspace;
    return {
      ...workspace,
      sources: [...workspace.sources, ...fresh],
      catalog: {
        ...catalog,
        areas: areas.reduce((all, area) => put(all, area, ({ key }) => key), catalog.areas),
        indicators: indicators.reduce((all, each) => put(all, each, ({ key }) => key), catalog.indicators),
      },
    };
  },
};

/** Takes a source's facts out. Its bytes stay until the workspace is opened next, so that undo can bring them back. */
export const removeSource: Command<{ readonly sha256: string }> = {
  id: 'source.remove',
  run: (workspace, { sha256 }) => {
    return withList(
      workspace,
      'sources',
      without(workspace.sources, (source) => source.sha256 === sha256),
    );
  },
};

/** Vintage, day of release and standing of a source, as a person knows them. */
export const editSource: Command<{
  readonly sha256: string;
  readonly change: Partial<Pick<Source, 'vintage' | 'released' | 'publish'>>;
}> = {
  id: 'source.edit',
  run: (workspace, { sha256, change }) => {
    const source = workspace.sources.find((each) => each.sha256 === sha256);
    if (!source) return workspace;
    const sources = put(workspace.sources, { ...source, ...change }, (each) => each.sha256);
    return withList(workspace, 'sources', sources);
  },
};
