import { clean } from '../layout/cells';
import { headLevels, parted } from '../layout/columns';
import { joinLevels } from '../layout/heads';
import { looksLikePeriod, takePeriod } from '../layout/periods';
import { isPlain } from '../layout/words';
import { isValueRole } from '../layout/roles';
import { isUnit, unitAtEnd } from '../layout/units';
import type { RawSheet } from '../plan';
import type { FactsRecipe } from '../recipe';

/** The heads of a sheet's columns as they are written, units and brackets too, without the periods and areas in them. */
export function writtenHeads({ cells }: RawSheet, { header, columns }: FactsRecipe): ReadonlyMap<number, string> {
  const rows = cells.slice(header.from, header.to + 1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const raw = new Map(
    rows.flatMap((row) => row.map((cell): [string, string] => [clean(cell), cell.replace(/\s+/g, ' ').trim()])),
  );
  const levels = headLevels(cells, { header }, width);
  return new Map(
    columns.flatMap((role): [number, string][] => {
      if (!isValueRole(role) || (role.indicator === undefined && role.role === 'value')) return [];
      const own = (levels[role.at] ?? [])
        .flatMap((level) => (role.area === undefined ? [level] : parted(level)))
        .filter(
          (level, i, all) =>
            level !== '' &&
            level !== all[i - 1] &&
            level !== role.area &&
            !looksLikePeriod(level) &&
            !isPlain(unitAtEnd(level).rest) &&
            !isUnit(level),
        );
      const texts = own
        .map((level) => takePeriod(level)?.rest ?? raw.get(level) ?? level)
        .filter((text) => text !== '');
      const text = joinLevels(texts);
      const said = clean(text);
      const name = (role.indicator ?? '').split(' ').filter((word) => !said.includes(word));
      return [
        [
          role.at,
          [...(said.includes(role.indicator ?? '') ? [] : name), text].filter((part) => part !== '').join(' ') ||
            (role.indicator ?? ''),
        ],
      ];
    }),
  );
}
