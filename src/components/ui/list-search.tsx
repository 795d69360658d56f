import { Search } from "lucide-react";
import Form from "next/form";
import { Button } from "./button";
import { Input } from "./input";

type ListSearchProps = {
  /** The page the list is on. */
  action: string;
  label: string;
  q: string;
  /** Other state of the address that stays. */
  keep?: Readonly<Record<string, string>>;
};

/** Narrows a list by words: a GET form, so that it works without JavaScript and has an address. */
export function ListSearch({ action, label, q, keep = {} }: ListSearchProps) {
  return (
    <Form action={action} role="search" aria-label={label} className="flex max-w-md gap-2">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Input
        type="search"
        name="q"
        key={q}
        defaultValue={q}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
      />
      <Button type="submit">
        <Search aria-hidden />
        Find
      </Button>
    </Form>
  );
}
