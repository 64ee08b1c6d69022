
export const cliProblems = {};
