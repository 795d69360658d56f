import { SESSION_COOKIE } from "@/lib/identity/session-token";
import { toOpenApi } from "@/lib/interop/api/open-api";
import { OPERATIONS } from "@/lib/interop/api/operations";
import { answer } from "@/lib/transport/api-answer";

export function GET(): Response {
  return answer(toOpenApi(OPERATIONS, SESSION_COOKIE.name));
}
