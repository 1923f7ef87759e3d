import enterprises from '../../data/profiles/enterprises.json';
import patents from '../../data/profiles/patents.json';
import projects from '../../data/profiles/projects.json';
import techContracts from '../../data/profiles/tech_contracts.json';
import training from '../../data/profiles/training.json';
import type { Profile } from './recipe';

/**
 * The profiles of data/profiles, which every new workspace starts with: ledgers as offices keep them. Apart from the folder's
 * index, so that only who makes a new workspace carries them.
 */
export const builtInProfiles: readonly Profile[] = [
  enterprises,
  patents,
  projects,
  techContracts,
  training,
] as readonly unknown[] as readonly Profile[];
