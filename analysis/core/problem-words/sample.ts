export const sampleProblems = {};
