// What the bench calls by name in the page.
import { tidyCsv } from '../task';
import { bareLoads, bareQuestions } from './bare';
import { productLoads, productQuestions } from './product';

const csv = tidyCsv();
const bench = {
  bytes: csv.length,
  bareLoads: (runs: number) => bareLoads(csv, runs),
  bareQuestions: (runs: number) => bareQuestions(csv, runs),
  productLoads: (runs: number) => productLoads(csv, runs),
  productQuestions: (runs: number) => productQuestions(csv, runs),
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
