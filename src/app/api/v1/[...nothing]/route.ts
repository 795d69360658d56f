import { notFound } from "@/lib/platform/errors";
import { problemResponse } from "@/lib/transport/problem";

/** Programs get a problem, not a page, where nothing is. */
function nothing(): Response {
  return problemResponse(notFound("address"));
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
