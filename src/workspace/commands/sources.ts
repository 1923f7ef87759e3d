import { normaliseAreaName, type Area, type AreaChange, type Indicator, type Measure } from '../../catalog';
import type { Profile } from '../../ingest';
import type { Command } from '../command';
import type { Source } from '../workspace';
import { withList } from './catalog';
import { put, putAll, without } from './lists';

/** A name that somebody said stands for an area. */
export interface Alias {
  readonly area: string;
  readonly name: string;
}

/** What an import brings: its sources, the areas and indicators that the catalog did not know, and profiles for the next. One step of undo. */
export const addSources: Command<{
  readonly sources: readonly Source[];
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  /** How these were read, for the next of their shape. */
  readonly profiles?: readonly Profile[];
  /** What became of which area. */
  readonly changes?: readonly AreaChange[];
  /** How a person answered what names stand for: the next file is not asked about. */
  readonly aliases?: readonly Alias[];
  /** What its ledgers count, as proposed and accepted. */
  readonly measures?: readonly Measure[];
}> = {
  id: 'source.add',
  run: (workspace, { sources, areas, indicators, profiles = [], changes = [], aliases = [], measures = [] }) => {
    const here = new Set(workspace.sources.map(({ sha256 }) => sha256));
    const fresh = sources.filter(({ sha256 }) => !here.has(sha256));
    if (fresh.length === 0) return workspace;
    const { catalog } = workspace;
    return {
      ...workspace,
      sources: [...workspace.sources, ...fresh],
      profiles: profiles.reduce((all, profile) => put(all, profile, ({ id }) => id), workspace.profiles),
      catalog: {
        ...catalog,
        areas: withAliases(putAll(catalog.areas, areas, byKey), aliases),
        indicators: putAll(catalog.indicators, indicators, byKey),
        measures: putAll(catalog.measures, measures, byKey),
        changes: putAll(catalog.changes, changes, ({ m, old, new: heir }) => `${m} ${old} ${heir}`),
      },
    };
  },
};

const byKey = ({ key }: { readonly key: string }): string => key;

function withAliases(areas: readonly Area[], aliases: readonly Alias[]): readonly Area[] {
  if (aliases.length === 0) return areas;
  return areas.map((area) => {
    const known = new Set(area.names.map(({ name }) => normaliseAreaName(name)));
    const fresh = aliases.filter(({ area: key, name }) => key === area.key && !known.has(normaliseAreaName(name)));
    const names = [...new Set(fresh.map(({ name }) => name))];
    return names.length === 0
      ? area
      : { ...area, names: [...area.names, ...names.map((name) => ({ name, lang: langOf(name) }))] };
  });
}

const langOf = (name: string): 'zh' | 'en' => (/\p{Script=Han}/u.test(name) ? 'zh' : 'en');

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
