import "server-only";
import { db } from "@/lib/platform/db";
import { carryOut } from "./carry-out";
import { closeIfDecided } from "./close-proposal";
import { lockProposal } from "./proposal-rows";

/**
 * Closes the proposals whose time is over, and does what approved ones say once their notice is. Any number of
 * processes may call it, any number of times.
 */
export async function closeDueProposals(at: Date): Promise<void> {
  const due = await db.proposal.findMany({
    where: {
      OR: [
        { status: "open", deadline: { lte: at } },
        { status: "approved", outcome: "" },
      ],
    },
    select: { id: true },
    orderBy: { deadline: "asc" },
  });
  for (const { id } of due) {
    await db.$transaction(async (tx) => {
      const proposal = await lockProposal(tx, id);
      if (!proposal) return;
      if (proposal.status === "approved" && proposal.outcome === "") await carryOut(tx, proposal, at);
      else await closeIfDecided(tx, proposal, at);
    });
  }
}
