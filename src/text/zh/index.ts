import { carry } from './carry';
import { catalog } from './catalog';
import { chart } from './chart';
import { collect } from './collect';
import { command } from './command';
import { compose } from './compose';
import { differences } from './differences';
import { forms } from './forms';
import { formula } from './formula';
import { grid } from './grid';
import { importing } from './import';
import { issue } from './issue';
import { official } from './official';
import { quality } from './quality';
import { query } from './query';
import { reason } from './reason';
import { rows } from './rows';
import { sentence } from './sentence';
import { server } from './server';
import { shell } from './shell';
import { editor } from './editor';
import { summary } from './summary';
import { view } from './view';

export const zh = {
  ...carry,
  ...catalog,
  ...chart,
  ...collect,
  ...command,
  ...compose,
  ...differences,
  ...forms,
  ...formula,
  ...grid,
  ...importing,
  ...issue,
  ...official,
  ...quality,
  ...query,
  ...reason,
  ...rows,
  ...sentence,
  ...server,
  ...shell,
  ...editor,
  ...summary,
  ...view,
} as const;
