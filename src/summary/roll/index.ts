export { ROLL_STEPS, movePeriod, movedTitle, nextPeriodWords, type RollStep } from './move';
export { rollText, type RolledText } from './roll';
