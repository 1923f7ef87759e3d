import type { Profile } from './recipe';

const files = import.meta.glob<Profile>('../../data/profiles/*.json', { import: 'default', eager: true });

/** The profiles of data/profiles, which every new workspace starts with: ledgers as offices keep them. */
export const builtInProfiles: readonly Profile[] = Object.values(files);
