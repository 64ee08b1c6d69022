export const cliProblems = {};
