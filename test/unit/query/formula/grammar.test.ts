import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildParserFile } from '@lezer/generator';
import { format } from 'prettier';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../../src/query/formula/', import.meta.url));

test('the parser in use is the one that the grammar makes', async () => {
  const grammar = readFileSync(`${folder}formula.grammar`, 'utf8');
  const made = buildParserFile(grammar, { fileName: 'formula.grammar', typeScript: true, moduleStyle: 'es' }).parser;
  const head =
    '// Made from formula.grammar by @lezer/generator; the test of the grammar writes it (UPDATE_GOLDEN=1).\n';
  const body = made.replace(/^\/\/.*\n/u, '');
  const text = await format(head + body, { parser: 'typescript', singleQuote: true, printWidth: 120 });
  const path = `${folder}formula.parser.ts`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
