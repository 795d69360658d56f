/** What people call the twelve hues a domain chooses from, in their order. */
export const HUE_NAMES = [
  "Rose",
  "Rust",
  "Amber",
  "Olive",
  "Green",
  "Jade",
  "Teal",
  "Sky",
  "Blue",
  "Violet",
  "Purple",
  "Pink",
] as const;
