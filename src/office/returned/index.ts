export { compareReturned } from './compare';
export { readReturned, type ReturnedFile } from './read';
export type * from './report';
export { takeReturned, type Taken } from './take';
