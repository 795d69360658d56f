import "server-only";
import { loadDemoMesh } from "@/lib/demo/load-demo-mesh";
import { startProjector } from "@/lib/discovery/projector";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { startMailSender } from "@/lib/platform/mail-sender";
import { openDatabase } from "@/lib/platform/open-database";
import { sessionSecret } from "@/lib/platform/secret";

/** Runs once per server process, before the first request is answered. */
export async function startUp(): Promise<void> {
  try {
    await openDatabase();
    // Asked for now, so that a missing secret fails the start rather than the first sign-in.
    sessionSecret();
    if (env.AGORA_DEMO === "1") await loadDemoMesh();
  } catch (error) {
    // Without its database there is nothing to serve: say why in words and let the supervisor decide.
    log.fatal({ err: error }, "start-up failed");
    process.stderr.write(
      `\nAgora could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
  startProjector();
  startMailSender();
}
