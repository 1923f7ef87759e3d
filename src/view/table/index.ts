export * from './model';
export { resultText } from './result';
export * from './copy';
