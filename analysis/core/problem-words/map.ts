
export const mapProblems = {};
