export * from './document';
export { writeOfficial, type OfficialOptions } from './write';
export { openDocument } from './open';
export { sentencesOf } from './sentence';
