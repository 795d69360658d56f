"use client";

import { isJsonObject } from "@/lib/registry/json";
import { useEditor, useListAt } from "../editor-store";
import { InputPorts } from "../ports/input-ports";
import { PortForm } from "../ports/port-form";
import { PortList } from "../ports/port-list";
import { StepFrame } from "./step-frame";

export function PortsStep() {
  const ports = useListAt("/outputPorts");
  const open = useEditor(({ port }) => port);
  const pointer = `/outputPorts/${open}`;

  return (
    <StepFrame
      title="Ports & schema"
      summary="What the product offers, column by column, and what it is made from."
    >
      <PortList />
      {isJsonObject(ports[open]) && <PortForm key={pointer} pointer={pointer} />}
      <InputPorts />
    </StepFrame>
  );
}
