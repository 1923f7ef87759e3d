import { asDate, lastDay } from './days.mjs';
import * as enterprises from './ledger-enterprises.mjs';
import * as patents from './ledger-patents.mjs';
import * as projects from './ledger-projects.mjs';
import * as training from './ledger-training.mjs';
import * as contracts from './ledger-contracts.mjs';
import { Sheet } from './sheet.mjs';

const ledger = (name, format, key, released, publish, sheet) => ({
  name,
  format,
  kind: 'ledger',
  ledger: key,
  vintage: 'annual',
  released,
  publish,
  sheets: [sheet],
});

function list(name, title, { HEADINGS, cells }, rows) {
  const sheet = new Sheet(name);
  if (title) sheet.line(title);
  sheet.line(...HEADINGS);
  rows.forEach((row, i) => sheet.line(...cells(row, i)));
  return sheet;
}

/** The ledgers as an office keeps them; firms' certificates in two lists, those in force and those that have run out. */
export function ledgerFiles(ledgers) {
  const inForce = (one) => one.until > lastDay(2024) && !(one.ended <= lastDay(2024));
  const held = ledgers.enterprises.filter(inForce);
  const past = ledgers.enterprises.filter((one) => !inForce(one));
  const dated = { HEADINGS: projects.HEADINGS, cells: (row, i) => projects.cells(row, i, asDate) };
  return [
    ledger(
      '高企名单_GBK.csv',
      'gb18030',
      'enterprises',
      '2025-01-10',
      'internal',
      list('', '云溪市有效期内高新技术企业名单（模拟数据，企业均为虚构）', enterprises, held),
    ),
    ledger(
      '高企往年证书_GBK.csv',
      'gb18030',
      'enterprises',
      '2025-01-10',
      'internal',
      list('', '云溪市已到期或取消的高新技术企业证书（模拟数据，企业均为虚构）', enterprises, past),
    ),
    ledger(
      '科技项目台账（模拟数据）.xlsx',
      'xlsx',
      'projects',
      '2025-01-15',
      'internal',
      list('项目台账', undefined, dated, ledgers.projects),
    ),
    ledger(
      '专利清单_2021—2024_模拟数据_GBK.csv',
      'gb18030',
      'patents',
      '2025-01-08',
      'public',
      list('', undefined, patents, ledgers.patents),
    ),
    ledger(
      '培训与活动台账（模拟数据）.csv',
      'utf-8-bom',
      'training',
      '2025-01-12',
      'internal',
      list('', undefined, training, ledgers.training),
    ),
    ledger(
      '技术合同登记台账（模拟数据）.csv',
      'utf-8-bom',
      'tech_contracts',
      '2025-01-09',
      'internal',
      list('', undefined, contracts, ledgers.contracts),
    ),
  ];
}
