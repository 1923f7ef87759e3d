export * from './factSteps';
export * from './ledgerSteps';
export * from './sourceSteps';
export * from './handSteps';
export * from './plannedSteps';
