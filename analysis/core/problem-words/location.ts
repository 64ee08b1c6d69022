export const locationProblems = {};
