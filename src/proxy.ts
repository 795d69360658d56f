import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/identity/path-header";
import { env } from "@/lib/platform/env";

/** Every page gets a policy of its own: only scripts that carry this response's nonce run. */
export function proxy(request: NextRequest): NextResponse {
  // Next answers an address that cannot be decoded as if the fault were the server's.
  if (!isReadable(request.nextUrl.pathname))
    return new NextResponse("This address cannot be read.", { status: 400 });

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, env.NODE_ENV === "development");

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

function isReadable(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname).includes("\u0000");
  } catch {
    return false;
  }
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    // React's development build reconstructs stacks with eval; production does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Positioned menus and the text editor set style attributes; a nonce cannot cover those.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...signInOrigins()].join(" ")}`,
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Signing in with an outside account leaves by a form's redirect, which `form-action` governs too. */
function signInOrigins(): string[] {
  return [
    ...(env.GITHUB_ID ? ["https://github.com"] : []),
    ...(env.OIDC_ISSUER ? [new URL(env.OIDC_ISSUER).origin] : []),
  ];
}

export const config = {
  matcher: [
    {
      source: "/((?!_next/static|favicon.ico).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
