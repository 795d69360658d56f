/** What the patterns of the starter policies are for; a reader of a finding should not have to read a regular expression. */
export const PATTERN_NAMES: ReadonlyMap<string, string> = new Map([
  ["^[^@ ]+@[^@ ]+\\.[A-Za-z]+$", "for e-mail addresses"],
  ["^[a-z][a-z0-9]*(_[a-z0-9]+)*$", "for snake_case names"],
  ["^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$", "for semantic versions, such as 1.4.0"],
  ["(?i)(password|passwd|pwd|secret|token|api[_-]?key)\\s*=", "for passwords, tokens and keys"],
  ["://[^/@:]+:[^/@]+@", "for addresses that hold a password"],
]);
