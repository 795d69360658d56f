/** The package's folder, where npm starts its scripts and the benchmarks each of their processes. */
export const ROOT = process.cwd();
