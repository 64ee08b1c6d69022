
export const projectProblems = {};
