/** Apart from `instrumentation.ts`, which is also compiled for a runtime that has no process to end. */
export async function startServer(): Promise<void> {
  try {
    const { startUp } = await import("./start-up");
    await startUp();
  } catch (error) {
    // Next would go on and answer every request with an error; nobody is served by that.
    process.stderr.write(
      `\nAgora could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}
