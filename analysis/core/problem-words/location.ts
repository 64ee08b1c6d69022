
export const locationProblems = {};
