// The tidy file of `load` in two other programs, each in the way its own documentation shows.
import { median, tidyCsv } from '../task';
import { agGrid } from './ag_grid';
import { inPerspective } from './perspective';
import { QUESTIONS, type Answers, type Program } from './program';

const PROGRAMS: Readonly<Record<string, (text: string) => Promise<Program>>> = {
  perspective: inPerspective,
  ag_grid: agGrid,
};

/** Milliseconds of the load and the median of each question. */
async function measure(name: string, runs: number): Promise<Answers> {
  const start = PROGRAMS[name];
  if (!start) throw new Error(`no program ${name}`);
  const bytes = tidyCsv();
  let from = performance.now();
  const program = await start(new TextDecoder().decode(bytes));
  const out: Record<string, number> = { load: performance.now() - from };
  for (const question of QUESTIONS) {
    const times: number[] = [];
    for (let i = 0; i <= runs; i += 1) {
      await program.reset?.(question);
      from = performance.now();
      await program[question](i);
      if (i > 0) times.push(performance.now() - from);
    }
    out[question] = median(times);
  }
  return out;
}

const rivals = { measure };
export type Rivals = typeof rivals;
Object.assign(globalThis, { rivals });
