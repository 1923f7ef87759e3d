import type { ImportPlan } from './session';

/**
 * Whether a plan can be carried out without anybody looking at it: every sheet goes by a profile that was accepted before (or is a returned form), no
 * sheet is left unread, the catalog learns nothing new, and nothing was told but for information.
 */
export function needsNobody(plan: ImportPlan): boolean {
  const sheets = plan.plans.flatMap((each) => each.sheets);
  const known = sheets.every((sheet) => (sheet.kind === 'unread' ? sheet.rows === 0 : sheet.profile !== undefined));
  const news = plan.plans.some(
    ({ newAreas, newIndicators, areaQuestions = [] }) =>
      newAreas.length + newIndicators.length + areaQuestions.length > 0,
  );
  const issues = [...plan.issues, ...plan.plans.flatMap((each) => [...each.source.issues, ...each.issues])];
  return (
    sheets.some(({ kind }) => kind !== 'unread') &&
    known &&
    !news &&
    issues.every(({ severity }) => severity === 'info')
  );
}
