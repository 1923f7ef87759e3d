import type { Profile, SourcePlan } from '../ingest';
import type { Source } from '../workspace';

/** Sources with, at each sheet, the profile by which the next file of its shape will be read; and those profiles. */
export interface Learning {
  readonly sources: readonly Source[];
  readonly profiles: readonly Profile[];
}

/** What accepting an import teaches: one profile for each shape of sheet, the last file's where several files have one shape. */
export function learn(pairs: readonly { readonly plan: SourcePlan; readonly source: Source }[]): Learning {
  const profiles = new Map<string, Profile>();
  const sources = pairs.map(({ plan, source }): Source => {
    const ids = new Map<string, string>();
    for (const sheet of plan.sheets) {
      const profile = sheet.kind === 'unread' ? undefined : sheet.teaches;
      if (!profile) continue;
      const there = profiles.get(profile.id);
      profiles.set(profile.id, there ? newer(there, profile) : profile);
      ids.set(sheet.sheet, profile.id);
    }
    const sheets = source.sheets.map((sheet) => {
      const id = sheet.profile ?? ids.get(sheet.name);
      return id === undefined ? sheet : { ...sheet, profile: id };
    });
    return { ...source, sheets };
  });
  return { sources, profiles: [...profiles.values()] };
}

/** Of two files of one shape the one with the later span is what the next is compared with. */
function newer(a: Profile, b: Profile): Profile {
  const end = ({ learnt }: Profile): number => (learnt?.latest ? learnt.latest.m0 + learnt.latest.n : 0);
  return end(b) >= end(a) ? b : a;
}
