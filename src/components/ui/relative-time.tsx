import { cn } from "./cn";
import { exactTime, timeDistance } from "./time-distance";

type RelativeTimeProps = Omit<React.ComponentProps<"time">, "children" | "dateTime" | "title"> & {
  at: Date;
  now: Date;
};

/** "2 h ago", exact on hover. `now` is given by the page, so that server and browser render the same words. */
export function RelativeTime({ at, now, className, ...props }: RelativeTimeProps) {
  return (
    <time
      data-slot="relative-time"
      dateTime={at.toISOString()}
      title={exactTime(at)}
      className={cn("whitespace-nowrap", className)}
      {...props}
    >
      {timeDistance(at, now)}
    </time>
  );
}
