// Makes us.json out of the list of counties of the US Census Bureau (public domain).
//   node data/catalog/areas/generate-us.mjs COUNTIES.csv
// COUNTIES: state,statefp,countyfp,countyname,classfp, the Bureau's national_county list of 2010; what changed since stands below.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [path] = process.argv.slice(2);
if (!path) throw new Error('usage: generate-us.mjs COUNTIES.csv');

const STATES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|' +
  'GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|' +
  'MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|' +
  'NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|' +
  'SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|' +
  'AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|UM United States Minor Outlying Islands|VI Virgin Islands';
const stateNames = new Map(STATES.split('|').map((entry) => [entry.slice(0, 2), entry.slice(3)]));

/** County equivalents that came after the list: Oglala Lakota and Kusilvak (2015), Alaska's of 2019, Connecticut's planning regions (2022). */
const SINCE = [
  '02063 Chugach Census Area',
  '02066 Copper River Census Area',
  '02158 Kusilvak Census Area',
  '09110 Capitol Planning Region',
  '09120 Greater Bridgeport Planning Region',
  '09130 Lower Connecticut River Valley Planning Region',
  '09140 Naugatuck Valley Planning Region',
  '09150 Northeastern Connecticut Planning Region',
  '09160 Northwest Hills Planning Region',
  '09170 South Central Connecticut Planning Region',
  '09180 Southeastern Connecticut Planning Region',
  '09190 Western Connecticut Planning Region',
  '46102 Oglala Lakota County',
];

const counties = readFileSync(path, 'utf8')
  .replace(/^\uFEFF/, '')
  .split(/\r?\n/)
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
const states = new Map(counties.map(([letters, state]) => [state, letters]));
const rows = [
  ...[...states].map(([state, letters]) => `${state}000 ${letters} ${stateNames.get(letters) ?? letters}`),
  ...counties.map(([, state, county, name]) => `${state}${county} ${name}`),
  ...SINCE,
].sort();
writeFileSync(join(import.meta.dirname, 'us.json'), `${JSON.stringify({ scheme: 'us', rows }, null, 1)}\n`);
