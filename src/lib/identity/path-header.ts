/** The proxy writes the address of the page into this header of the request, so that signing in can lead back. */
export const PATH_HEADER = "x-agora-path";
