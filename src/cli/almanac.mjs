// npm run -s almanac -- VERB …: builds the command line when needed and hands over to it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';
import { ensureBuilt } from './build.mjs';

// `| head` closes our output early; that is no failure of ours.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
ensureInstalled();
ensureBuilt('cli', { quiet: true });
const { main } = await import(pathToFileURL(join(root, 'dist', 'cli', 'main.js')).href);
process.exitCode = await main(process.argv.slice(2));
