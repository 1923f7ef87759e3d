import { dayOf } from '../../flow';

/** The day where the person is, YYYY-MM-DD. */
export const today = (): string => dayOf(new Date());
