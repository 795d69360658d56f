import "server-only";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Parameters travel in the hash, so that raising them later leaves older passwords usable. */
const PARAMETERS = { logN: 15, r: 8, p: 3 };
const KEY_BYTES = 32;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const { logN, r, p } = PARAMETERS;
  const key = await derive(password, salt, PARAMETERS);
  return ["scrypt", logN, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * True when the password belongs to the hash. Without a hash (nobody has that e-mail, or they have no password) the
 * same work is done and the answer is false, so that the time taken does not tell who has an account.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = parse(hash ?? NOBODY);
  const key = await derive(password, stored.salt, stored);
  return timingSafeEqual(key, stored.key) && hash !== null;
}

const NOBODY = ["scrypt", PARAMETERS.logN, PARAMETERS.r, PARAMETERS.p, filler(16), filler(KEY_BYTES)].join(
  "$",
);

function filler(bytes: number): string {
  return Buffer.alloc(bytes).toString("base64url");
}

type Parameters = typeof PARAMETERS;

function parse(hash: string): Parameters & { salt: Buffer; key: Buffer } {
  const [scheme, logN, r, p, salt, key, ...rest] = hash.split("$");
  if (scheme !== "scrypt" || !salt || !key || rest.length > 0)
    throw new Error("Not a password hash of ours.");
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

/** The same characters typed on different keyboards are the same password, hence the normalisation. */
function derive(password: string, salt: Buffer, { logN, r, p }: Parameters): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
