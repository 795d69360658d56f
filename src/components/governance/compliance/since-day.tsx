import { exactTime } from "@/components/ui/time-distance";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "since 3 Jan 2027", exact on hover. */
export function SinceDay({ at }: { at: Date }) {
  return (
    <span className="whitespace-nowrap">
      since{" "}
      <time dateTime={at.toISOString()} title={exactTime(at)}>
        {DAY.format(at)}
      </time>
    </span>
  );
}
