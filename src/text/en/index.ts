import { catalog } from './catalog';
import { collect } from './collect';
import { command } from './command';
import { differences } from './differences';
import { importing } from './import';
import { issue } from './issue';
import { quality } from './quality';
import { reason } from './reason';
import { server } from './server';
import { shell } from './shell';
import { summary } from './summary';
import { view } from './view';

export const en = {
  ...catalog,
  ...collect,
  ...command,
  ...differences,
  ...importing,
  ...issue,
  ...quality,
  ...reason,
  ...server,
  ...shell,
  ...summary,
  ...view,
};
