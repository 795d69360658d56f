import { AppError } from "@/lib/platform/errors";

export const BODY_BYTES_MAX = 5 * 1024 * 1024;

/** The bytes of a body of one of these types. What is too much is not read to its end, whatever its head promised. */
export async function readBody(request: Request, types: readonly string[]): Promise<Uint8Array> {
  requireType(request, types);
  if (Number(request.headers.get("content-length") ?? 0) > BODY_BYTES_MAX) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > BODY_BYTES_MAX) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/** A body of JSON, whatever it holds. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, ["application/json"]);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // Neither the decoder nor the parser has another way to say that this is no JSON.
    throw new AppError("invalid-input", "The body is not JSON in UTF-8.");
  }
}

function requireType(request: Request, types: readonly string[]): void {
  const [type = "", ...parameters] = (request.headers.get("content-type") ?? "").toLowerCase().split(";");
  const charset = parameters.map((parameter) => parameter.trim()).find((each) => each.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (types.includes(type.trim()) && isUtf8 && encoding === "identity") return;
  const message = `Send ${types.join(" or ")} in UTF-8, not compressed.`;
  throw new AppError("unsupported-type", message);
}

function tooLarge(): AppError {
  const message = `The body is too large: at most ${BODY_BYTES_MAX / 1024 / 1024} MB are read.`;
  return new AppError("too-large", message);
}
