const OLDEST = [20, 19];

/** Imported before anything else, and written so that even an old Node can read it. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `Agora needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.\n` +
      "Install the current LTS release of Node and run the same command again.",
  );
  process.exit(1);
}
