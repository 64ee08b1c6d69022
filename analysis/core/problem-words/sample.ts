
export const sampleProblems = {};
