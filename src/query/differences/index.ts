export { fallStatement, jumpStatement, revisedStatement, type Compared } from './statements';
export { readDifferences, type Difference } from './read';
