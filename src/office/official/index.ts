export * from './document';
export { officialBlocks, writeOfficial, type OfficialOptions } from './write';
export { plainText } from './plain';
export { officialLook } from './look';
export { openDocument } from './open';
export { sentencesOf } from './sentence';
