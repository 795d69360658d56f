import "server-only";
import { describeFailure } from "./failure";

/** A line of JSON for every message, read on only as fast as the other side takes them. */
export function toLines<M>(
  messages: AsyncGenerator<M>,
  toFailure: (message: string) => M,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await messages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      } catch (error) {
        // The headers are out: what went wrong can only be said in a line.
        controller.enqueue(encoder.encode(`${JSON.stringify(toFailure(describeFailure(error).message))}\n`));
        controller.close();
      }
    },
    async cancel() {
      await messages.return(undefined);
    },
  });
}
