import "server-only";
import { policyHref } from "@/lib/governance/model";
import { findEveryPolicy } from "@/lib/governance/queries/find-policies";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { columnHref } from "@/lib/registry/column-href";
import { readDomains } from "@/lib/registry/domain-rows";
import { type TermSummary, termHref } from "@/lib/registry/glossary";
import { type DomainSummary, productHref } from "@/lib/registry/model";
import { findPeopleInDomains, type PersonInDomain } from "@/lib/registry/queries/find-people-in-domains";
import { findProductRefs } from "@/lib/registry/queries/find-product-refs";
import { findTermsNamed } from "@/lib/registry/queries/find-terms";
import type { Hit, Segment } from "../engine";
import { searchEngine } from "../engine-instance";
import type { PaletteAnswer, PaletteEntry, PaletteQuery } from "../palette";
import { scopeOf } from "../scope";
import { wordsBegin } from "../words-begin";

const PRODUCTS_MAX = 6;
const COLUMNS_MAX = 5;
const COLUMNS_OF_ONE_PRODUCT_MAX = 2;
const OTHERS_MAX = 4;

/** What of the mesh this person may know answers to the words, a few of each kind, best first. */
export async function findPaletteEntries(actor: Actor, { q }: PaletteQuery): Promise<PaletteAnswer> {
  // Signs alone would match everything there is.
  if (!/[\p{L}\p{N}]/u.test(q)) return { entries: [] };
  const domains = await readDomains(db);
  const [products, terms, people, policies] = await Promise.all([
    findProducts(actor, q, domains),
    findTermsNamed(actor, q, OTHERS_MAX),
    findPeopleInDomains(actor, q, OTHERS_MAX),
    findEveryPolicy(actor),
  ]);
  return {
    entries: [
      ...products,
      ...terms.map(toTermEntry),
      ...domains
        .filter(({ name, slug }) => wordsBegin(`${name} ${slug}`, q))
        .map(toDomainEntry)
        .slice(0, OTHERS_MAX),
      ...people.map((person) => toPersonEntry(person, can(actor, "people.manage"))),
      ...policies
        .filter(({ key, title, status }) => status !== "retired" && wordsBegin(`${key} ${title}`, q))
        .slice(0, OTHERS_MAX)
        .map(({ key, title }): PaletteEntry => {
          return {
            kind: "policy",
            id: key,
            label: plain(title),
            hint: key,
            href: policyHref(key),
            domain: null,
          };
        }),
    ],
  };
}

/** Products by everything that is searched, as long as none matches more of the words; columns by every word. */
async function findProducts(
  actor: Actor,
  q: string,
  domains: readonly DomainSummary[],
): Promise<PaletteEntry[]> {
  const engine = searchEngine();
  if ((await engine.health()) !== "ok") return plainProducts(actor, q, domains);
  const ask = { scope: scopeOf(actor), q };
  const responses = await engine
    .multiSearch([
      { ...ask, page: { offset: 0, limit: PRODUCTS_MAX }, highlight: [{ field: "title" }] },
      {
        ...ask,
        match: "all",
        page: { offset: 0, limit: COLUMNS_MAX },
        searchOn: ["columns"],
        highlight: [{ field: "columns" }],
      },
    ])
    .catch((error) => {
      if (error instanceof AppError && error.code === "unavailable") return null;
      throw error;
    });
  if (!responses) return plainProducts(actor, q, domains);
  const [products, columns] = responses;
  const hues = new Map(domains.map(({ id, hue }) => [id, hue]));
  return [
    ...closest(products?.hits ?? []).map((hit) => toProductEntry(hit, hues)),
    ...(columns?.hits ?? []).flatMap((hit) => toColumnEntries(hit, hues)).slice(0, COLUMNS_MAX),
  ];
}

/** One jumps rather than looks around: what lacks a word that the first hit has is no destination. */
function closest(hits: readonly Hit[]): Hit[] {
  return hits.filter(({ why }) => (why?.wordsMatched ?? 0) >= (hits[0]?.why?.wordsMatched ?? 0));
}

/** Stands in while search is away: titles and names only. */
async function plainProducts(
  actor: Actor,
  q: string,
  domains: readonly DomainSummary[],
): Promise<PaletteEntry[]> {
  const products = await findProductRefs(actor, q);
  return products.slice(0, PRODUCTS_MAX).map(({ id, ref, title, domainName }) => {
    const hue = domains.find(({ slug }) => slug === ref.domain)?.hue ?? 0;
    const domain = { name: domainName, hue };
    return { kind: "product", id, label: plain(title), hint: domainName, href: productHref(ref), domain };
  });
}

type Hues = ReadonlyMap<string, number>;

function toProductEntry({ id, card, segments }: Hit, hues: Hues): PaletteEntry {
  return {
    kind: "product",
    id,
    label: [...(segments.title ?? plain(card.title))],
    hint: card.domainLabel,
    href: productHref(refOf(card)),
    domain: domainOf(card, hues),
  };
}

/** The columns of a product in which most of the words were found. */
function toColumnEntries({ id, card, matchedValues }: Hit, hues: Hues): PaletteEntry[] {
  const columns = (matchedValues.columns ?? []).toSorted((a, b) => hitsIn(b) - hitsIn(a));
  return columns.slice(0, COLUMNS_OF_ONE_PRODUCT_MAX).map((segments) => {
    const path = segments.map(({ text }) => text).join("");
    return {
      kind: "column",
      id: `${id}#${path}`,
      label: [...segments],
      hint: card.title,
      href: columnHref(refOf(card), path),
      domain: domainOf(card, hues),
    };
  });
}

function hitsIn(segments: readonly Segment[]): number {
  return segments.filter(({ hit }) => hit).length;
}

function refOf({ domainPath, name }: Hit["card"]) {
  return { domain: domainPath, name };
}

function domainOf({ domainId, domainLabel }: Hit["card"], hues: Hues) {
  return { name: domainLabel, hue: hues.get(domainId) ?? 0 };
}

function toTermEntry({ id, slug, name, domain }: TermSummary): PaletteEntry {
  return { kind: "term", id, label: plain(name), hint: domain.name, href: termHref(slug), domain: null };
}

function toDomainEntry({ id, slug, name, hue }: DomainSummary): PaletteEntry {
  return {
    kind: "domain",
    id,
    label: plain(name),
    hint: "Domain",
    href: `/domains/${slug}`,
    domain: { name, hue },
  };
}

function toPersonEntry(person: PersonInDomain, managesPeople: boolean): PaletteEntry {
  const { id, name, role, domain, domainName } = person;
  return {
    kind: "person",
    id,
    label: plain(name),
    hint: role && domainName ? `${role} in ${domainName}` : "in no domain",
    href: managesPeople || !domain ? `/admin/people/${id}` : `/domains/${domain}`,
    domain: null,
  };
}

function plain(text: string): Segment[] {
  return [{ text, hit: false }];
}
