export { ROLL_STEPS, movePeriod, movedTitle, type RollStep } from './move';
export { rollText, type RolledText } from './roll';
