export * from './setting';
export * from './freeze';
export * from './drift';
export * from './areas';
export * from './told';
export { renameArea } from './renamed';
