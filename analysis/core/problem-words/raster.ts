export const rasterProblems = {};
