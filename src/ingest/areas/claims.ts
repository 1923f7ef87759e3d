import type { AreaFinder, AreaText, Found } from './finder';

/**
 * Areas of one sheet that a row has by code and name both. Where another row bears such a name beside a code of its own, the name was
 * written there by mistake (阿图什市 twice, once with 阿克陶县's code), and the code counts: else that row's figures would be taken for the area's.
 */
export class Claims {
  private readonly keys = new Set<string>();

  note({ code }: AreaText, found: Found): void {
    if (code !== '' && found.is === 'area' && agrees(found)) this.keys.add(found.one.key);
  }

  settle(found: Found, finder: AreaFinder): Found {
    if (found.is !== 'area' || !found.one.listed || found.coded?.is !== 'area') return found;
    if (!('insteadOf' in found.coded) || !this.keys.has(found.one.key)) return found;
    const area = found.coded.insteadOf;
    const one = finder.twin({ key: area.key, listed: { list: found.one.listed.list, area } });
    return { is: 'area', one, coded: { is: 'area', area, differs: true } };
  }
}

const agrees = ({ coded }: Extract<Found, { is: 'area' }>): boolean =>
  coded === undefined || (coded.is === 'area' && !('insteadOf' in coded) && coded.differs !== true);
