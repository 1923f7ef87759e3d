import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine';
import { startNodeEngine } from '../../src/engine/node';
import { engineCases } from './engineCases';

describe('the engine in Node keeps the contract', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startNodeEngine();
  });
  afterAll(() => engine.close());

  test.each(engineCases)('$name', async ({ run, expected }) => {
    expect(await run(engine, { start: startNodeEngine })).toEqual(expected);
  });
});
