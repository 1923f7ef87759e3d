export * from './result';
export * from './issue';
export * from './reason';
export * from './figure';
export * from './frame';
export * from './sql';
export * from './load';
export { remembered } from './remembered';
export * from './number';
