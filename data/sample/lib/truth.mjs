import { of } from './indicators.mjs';

/**
 * How missing figures are printed, and how each is to be read where nothing is said of it: … stands for 不足本表最小单位 in a note that
 * no reader is bound to understand, so that it counts as missing until a person says more.
 */
export const MARKS = {
  未报: 'not_reported',
  '—': 'missing',
  '…': 'missing',
  保密: 'suppressed',
  不足计量单位: 'below_unit',
  不适用: 'not_applicable',
};

/**
 * Every figure of the sample, once: by indicator, area, period and vintage, as decimal text in the indicator's unit, or
 * as the mark that is printed in its place. Files are cut out of this; so they agree where they ought to.
 */
export class Truth {
  #figures = new Map();

  put(indicator, area, { m0, n }, text, vintage = 'annual') {
    of(indicator);
    this.#figures.set(`${indicator}|${area}|${m0}|${n}|${vintage}`, text);
  }

  /** The figure of that vintage, or of the best one when none is asked for. */
  get(indicator, area, { m0, n }, vintage) {
    const order = vintage ? [vintage] : ['census', 'verified', 'annual', 'flash'];
    for (const one of order) {
      const text = this.#figures.get(`${indicator}|${area}|${m0}|${n}|${one}`);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The figure where it is a number. */
  number(indicator, area, period, vintage) {
    const text = this.get(indicator, area, period, vintage);
    return text === undefined || text in MARKS ? undefined : text;
  }
}
