/** Where admins see whether databases do what was granted. */
export const DATABASES = "/admin/databases";
