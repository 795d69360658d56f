/** Where a policy is edited. */
export function editPolicyHref(key: string): string {
  return `/governance/edit/${key}`;
}
