import { catalog } from './catalog';
import { chart } from './chart';
import { collect } from './collect';
import { command } from './command';
import { differences } from './differences';
import { grid } from './grid';
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
  ...chart,
  ...collect,
  ...command,
  ...differences,
  ...grid,
  ...importing,
  ...issue,
  ...quality,
  ...reason,
  ...server,
  ...shell,
  ...summary,
  ...view,
};
