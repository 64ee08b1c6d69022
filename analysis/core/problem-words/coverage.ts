
export const coverageProblems = {};
