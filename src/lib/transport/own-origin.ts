/** Whether a script of one of our own pages asks: browsers name the origin of whatever is not a mere GET. */
export function isFromOurPages(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
