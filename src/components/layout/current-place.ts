/** Whether the page at `pathname` belongs to the place at `href`: the place itself or anything beneath it. */
export function isCurrentPlace(href: string, pathname: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}
