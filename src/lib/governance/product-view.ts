import {
  ARCHETYPES,
  CRITICALITIES,
  type Descriptor,
  DISCOVERABLE_BY,
  type InputPort,
  LEGAL_BASES,
} from "@/lib/registry/descriptor";
import { withItemKeys } from "@/lib/registry/item-keys";
import type { JsonObject } from "@/lib/registry/json";
import { Lifecycle } from "@/lib/registry/model";
import { knownWord } from "./known-word";
import { ELEMENT_KEY, ELEMENT_LABEL, POINTER, POINTERS } from "./language/view";
import { outputPortView } from "./output-port-view";
import { withWorkedOut } from "./worked-out";

/**
 * A document as rules see it; `descriptor` is the lens that was read from it. What is missing is null; every object knows its place in the document, which for
 * another document than the current one starts with `root`, for example `@previous`.
 */
export function productView(document: JsonObject, descriptor: Descriptor, root: "" | "@previous") {
  const { pointer, members } = membersOf(descriptor);
  const known = {
    [POINTER]: root,
    [ELEMENT_KEY]: "product",
    [ELEMENT_LABEL]: "Product",
    [POINTERS]: { lastPublished: root, members: root + pointer, links: `${root}/authoritativeDefinitions` },
    name: descriptor.name ?? null,
    domain: descriptor.domain ?? null,
    title: descriptor.title ?? null,
    summary: descriptor.summary ?? null,
    version: descriptor.version ?? null,
    status: knownWord(Lifecycle.options, descriptor.status),
    archetype: knownWord(ARCHETYPES, descriptor.archetype),
    criticality: knownWord(CRITICALITIES, descriptor.criticality),
    tags: descriptor.tags ?? [],
    description: {
      [POINTER]: `${root}/description`,
      purpose: descriptor.description?.purpose ?? null,
      limitations: descriptor.description?.limitations ?? null,
      usage: descriptor.description?.usage ?? null,
    },
    owner: ownerOf(descriptor, root),
    privacy: {
      legalBasis: knownWord(LEGAL_BASES, descriptor.privacy?.legalBasis),
      purpose: descriptor.privacy?.purpose ?? null,
      erasure: descriptor.privacy?.erasure ?? null,
      dpiaUrl: descriptor.privacy?.dpiaUrl ?? null,
    },
    retention: { days: descriptor.retention?.days ?? null },
    terms: { usage: descriptor.terms?.usage ?? null, licence: descriptor.terms?.licence ?? null },
    lifecycle: {
      sunset: descriptor.lifecycle?.sunset ?? null,
      successor: descriptor.lifecycle?.successor ?? null,
      migrationGuide: descriptor.lifecycle?.migrationGuide ?? null,
    },
    visibility: { discoverableBy: knownWord(DISCOVERABLE_BY, descriptor.visibility?.discoverableBy) },
    outputPorts: (descriptor.outputPorts ?? []).map((port, index) =>
      outputPortView(port, { document, root, pointer: `/outputPorts/${index}`, index }),
    ),
    inputPorts: (descriptor.inputPorts ?? []).map((port, index) => inputPortView(port, index, root)),
  };
  return withWorkedOut(known, {
    members: () =>
      withItemKeys("members", "Team member", members, ({ username }) => [username]).map(
        ({ item: { username, role }, ...names }) => ({
          ...named(names),
          username: username ?? null,
          role: role ?? null,
        }),
      ),
    support: () =>
      withItemKeys("support", "Support channel", descriptor.support ?? [], ({ channel }) => [channel]).map(
        ({ item: { channel, tool, url }, ...names }) => ({
          ...named(names),
          channel: channel ?? null,
          tool: tool ?? null,
          url: url ?? null,
        }),
      ),
    links: () =>
      withItemKeys("links", "Link", descriptor.authoritativeDefinitions ?? [], ({ type, url }) => [
        type,
        url,
      ]).map(({ item: { type, url }, ...names }) => ({
        ...named(names),
        type: type ?? null,
        url: url ?? null,
      })),
  });
}

function named({ key, label }: { key: string; label: string }) {
  return { [ELEMENT_KEY]: key, [ELEMENT_LABEL]: label };
}

function membersOf({ team }: Descriptor) {
  // ODPS 0.9 wrote the list of members where 1.0 writes a team.
  if (Array.isArray(team)) return { pointer: "/team", members: team };
  return { pointer: "/team/members", members: team?.members ?? [] };
}

function ownerOf(descriptor: Descriptor, root: string) {
  const { pointer, members } = membersOf(descriptor);
  const index = members.findIndex(({ role }) => role?.trim().toLowerCase() === "owner");
  return {
    [POINTER]: `${root}/team`,
    [POINTERS]: {
      team: `${root}/team/name`,
      email: index === -1 ? `${root}${pointer}` : `${root}${pointer}/${index}/username`,
      supportChannel: descriptor.support?.length ? `${root}/support/0/channel` : `${root}/support`,
    },
    team: Array.isArray(descriptor.team) ? null : (descriptor.team?.name ?? null),
    email: members[index]?.username ?? null,
    supportChannel: descriptor.support?.[0]?.channel ?? null,
  };
}

function inputPortView(port: InputPort, index: number, root: string) {
  return {
    [POINTER]: `${root}/inputPorts/${index}`,
    [ELEMENT_KEY]: `inputPorts[${port.name || `#${index + 1}`}]`,
    [ELEMENT_LABEL]: `Input port ${port.name ? `"${port.name}"` : index + 1}`,
    name: port.name ?? null,
    version: port.version ?? null,
    product: port.product ?? null,
    external: port.external ?? null,
  };
}
