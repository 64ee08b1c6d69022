export const projectProblems = {};
