
export const rasterProblems = {};
