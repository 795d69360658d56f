import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";

/** Everything somebody was ever told, shown to them still or not, in order. */
export function toldTo({ id }: Pick<Actor, "id">) {
  return db.notification.findMany({
    where: { userId: id },
    select: { kind: true, title: true, text: true, href: true, mail: true },
    orderBy: [{ at: "asc" }, { title: "asc" }],
  });
}
