
export const dumpsProblems = {};
