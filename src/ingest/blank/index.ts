export type { CollectForm } from './form';
export { writeForm, type FormWords } from './write';
export { isFormSheet, planForm, type ReturnedForm } from './read';
