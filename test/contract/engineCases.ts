import { lifeCases } from './lifeCases';
import { loadCases } from './loadCases';
import { heldCases } from './heldCases';
import { personCases } from './personCases';
import { valueCases } from './valueCases';

export const engineCases = [...valueCases, ...loadCases, ...personCases, ...heldCases, ...lifeCases];
