import { Route, Search } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { MAP, type MapParams, mapHref } from "@/lib/lineage/map/map-params";

/** Finding a product on the map, and the way between two: plain forms, so that both have an address. */
export function MapTools({ params }: { params: MapParams }) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3">
      <Form
        action={MAP}
        role="search"
        aria-label="Find on the map"
        className="flex min-w-0 flex-1 basis-72 gap-2"
      >
        <State of={mapHref(params, { q: "" })} />
        <Input
          type="search"
          name="q"
          key={params.q}
          defaultValue={params.q}
          aria-label="Find a data product on the map"
          placeholder="Find on the map"
          autoComplete="off"
        />
        <Button type="submit">
          <Search aria-hidden />
          Find
        </Button>
      </Form>
      <Form
        action={MAP}
        aria-label="Path between two products"
        className="flex min-w-0 flex-1 basis-96 gap-2 max-sm:flex-wrap"
      >
        <State of={mapHref(params, { from: "", to: "", focus: "", q: "", open: null })} />
        <Input
          name="from"
          key={`from ${params.from}`}
          defaultValue={params.from}
          required
          aria-label="Path from"
          placeholder="Path from"
          autoComplete="off"
        />
        <Input
          name="to"
          key={`to ${params.to}`}
          defaultValue={params.to}
          required
          aria-label="Path to"
          placeholder="to"
          autoComplete="off"
        />
        <Button type="submit">
          <Route aria-hidden />
          Show path
        </Button>
      </Form>
    </div>
  );
}

/** What of an address a form that changes another part of it keeps. */
function State({ of }: { of: string }) {
  return [...new URLSearchParams(of.split("?")[1])].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
