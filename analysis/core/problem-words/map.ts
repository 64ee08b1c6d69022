export const mapProblems = {};
