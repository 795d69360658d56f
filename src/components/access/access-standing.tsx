import { TextLink } from "@/components/ui/text-link";
import { calendarDay } from "@/components/ui/time-distance";
import type { Standing } from "@/lib/access/access-views";
import { MY_ACCESS } from "@/lib/access/model";
import { consumerWords } from "./state-words";

/** What the reader, and those they act for, have of a product already and have asked for. */
export function AccessStanding({ standing: { grants, open } }: { standing: Standing }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {grants.map(({ id, expiresAt, request }) => (
        <li key={id}>
          <TextLink href={MY_ACCESS}>
            {request.portName}: access for {consumerWords(request.consumer)} until {calendarDay(expiresAt)}
          </TextLink>
        </li>
      ))}
      {open.map(({ id, consumer, portName, requestedAt }) => (
        <li key={id}>
          <TextLink href={MY_ACCESS}>
            {portName}: asked for {consumerWords(consumer)} on {calendarDay(requestedAt)}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
