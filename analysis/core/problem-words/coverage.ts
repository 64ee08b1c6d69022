export const coverageProblems = {};
