export const dumpsProblems = {};
