export * from './setting';
export * from './freeze';
export * from './drift';
export * from './areas';
export { renameArea } from './renamed';
