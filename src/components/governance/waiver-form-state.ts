/** What was entered, and what is wrong with it; `message` is about the request as a whole. */
export type WaiverFormState = {
  values: {
    reach: "some" | "all";
    elements: readonly string[];
    reason: string;
    compensatingControl: string;
    expiresOn: string;
  };
  message: string | null;
  faults: Readonly<Record<string, string>>;
};
