import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { answerMigration } from "@/lib/access/commands/answer-migration";
import { attestAccess } from "@/lib/access/commands/attest-access";
import { configureAccess } from "@/lib/access/commands/configure-access";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { giveBackAccess, revokeAccess } from "@/lib/access/commands/end-access";
import { nameDatabaseRole } from "@/lib/access/commands/name-database-role";
import { requestAccess } from "@/lib/access/commands/request-access";
import { retireSharedProduct } from "@/lib/access/commands/retire-shared-product";
import { retryProvisioning } from "@/lib/access/commands/retry-provisioning";
import {
  addPurpose,
  changePurpose,
  reinstatePurpose,
  retirePurpose,
} from "@/lib/access/commands/save-purpose";
import { withdrawAccess } from "@/lib/access/commands/withdraw-access";
import { removeDemoMesh } from "@/lib/demo/remove-demo-mesh";
import { addJudgedQuery } from "@/lib/discovery/commands/add-judged-query";
import { closeRequest } from "@/lib/discovery/commands/close-request";
import { claimRequest, planForRequest, releaseRequest } from "@/lib/discovery/commands/provide-request";
import { rebuildSearchIndex } from "@/lib/discovery/commands/rebuild-search-index";
import { removeJudgedQuery } from "@/lib/discovery/commands/remove-judged-query";
import { repairSearchIndex } from "@/lib/discovery/commands/repair-search-index";
import { requestData } from "@/lib/discovery/commands/request-data";
import { restoreSearchTuning } from "@/lib/discovery/commands/restore-search-tuning";
import { saveSearchTuning } from "@/lib/discovery/commands/save-search-tuning";
import { SHIPPED_TUNING } from "@/lib/discovery/tuning/tuning";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { addComment } from "@/lib/governance/commands/add-comment";
import { castVote } from "@/lib/governance/commands/cast-vote";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { createPolicy } from "@/lib/governance/commands/create-policy";
import { decideWaiver } from "@/lib/governance/commands/decide-waiver";
import { deleteDomain } from "@/lib/governance/commands/delete-domain";
import { editComment } from "@/lib/governance/commands/edit-comment";
import { moveProduct } from "@/lib/governance/commands/move-product";
import { openProposal } from "@/lib/governance/commands/open-proposal";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { removeComment } from "@/lib/governance/commands/remove-comment";
import { requestWaiver } from "@/lib/governance/commands/request-waiver";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { revokeTokenOfPerson } from "@/lib/governance/commands/revoke-token-of-person";
import { revokeWaiver } from "@/lib/governance/commands/revoke-waiver";
import { withdrawProposal } from "@/lib/governance/commands/withdraw-proposal";
import { withdrawWaiver } from "@/lib/governance/commands/withdraw-waiver";
import type { PolicyContent } from "@/lib/governance/model";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { changeOrgRoles } from "@/lib/identity/commands/change-org-roles";
import { createAccessToken } from "@/lib/identity/commands/create-access-token";
import { deactivatePerson, reactivatePerson } from "@/lib/identity/commands/deactivate-person";
import { invitePerson, renewInvitation } from "@/lib/identity/commands/invite-person";
import { retryMail } from "@/lib/identity/commands/retry-mail";
import type { Actor } from "@/lib/identity/model";
import {
  changeWebhook,
  deleteWebhook,
  pauseWebhook,
  resumeWebhook,
} from "@/lib/interop/commands/change-webhook";
import { createWebhook } from "@/lib/interop/commands/create-webhook";
import { importProduct } from "@/lib/interop/commands/import-product";
import {
  replayDeliveries,
  replayDelivery,
  sendTestEvent,
  skipDelivery,
} from "@/lib/interop/commands/replay-deliveries";
import { rotateWebhookSecret } from "@/lib/interop/commands/rotate-webhook-secret";
import type { CreateWebhook } from "@/lib/interop/webhooks/model";
import { db } from "@/lib/platform/db";
import { openIncident, reportProblem, updateIncident } from "@/lib/quality/commands/incidents";
import { recordRunEvents, recordRunResults } from "@/lib/quality/commands/record-checks";
import { recordEvidence, stateEvidence } from "@/lib/quality/commands/record-evidence";
import { changeTerm } from "@/lib/registry/commands/change-term";
import { createDomain } from "@/lib/registry/commands/create-domain";
import { createTerm } from "@/lib/registry/commands/create-term";
import { deleteProduct } from "@/lib/registry/commands/delete-product";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { discardDraft } from "@/lib/registry/commands/discard-draft";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { registerProduct } from "@/lib/registry/commands/register-product";
import { removeDomainMember } from "@/lib/registry/commands/remove-domain-member";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { reinstateTerm, retireTerm } from "@/lib/registry/commands/retire-term";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import { setDomainMember } from "@/lib/registry/commands/set-domain-member";
import type { ProductRef } from "@/lib/registry/model";
import { aDraft, aMesh, aPublished } from "./registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let hidden: ProductRef;
let published: ProductRef;
let policy: string;
let waiver: string;
let proposal: string;
let comment: string;
let term: string;
let request: string;
let claimed: string;
let ownersToken: string;
let asked: string;
let granted: string;
let purpose: string;
let incident: string;
let webhook: string;
let delivery: string;

const TERM = { name: "Order", definition: "What a customer asks for.", synonyms: [] };

const content = starterPolicies()[0]?.content;
if (!content) throw new Error("There is no starter policy to try with.");

beforeAll(async () => {
  mesh = await aMesh();
  hidden = (await aDraft(mesh.owner, mesh.sales.slug)).ref;
  published = (await aPublished(mesh.owner, mesh.sales.slug)).ref;
  const saving = await createPolicy(mesh.admin, { code: "TRY-1", domainId: null, content, changeNote: "" });
  if (!saving.saved) throw new Error("The policy to try with could not be saved.");
  policy = saving.key;
  waiver = await aWaiver(content);
  proposal = await aProposal();
  comment = (await addComment(mesh.owner, { proposalId: proposal, text: "What does it cost?" })).id;
  ownersToken = (await createAccessToken(mesh.owner, { name: "CI", scopes: ["read"], days: 30 })).id;
  request = await aRequest();
  claimed = await aRequest();
  await claimRequest(mesh.steward, { id: claimed, domainId: mesh.sales.id });
  await someAccess();
  purpose = (await addPurpose(mesh.admin, { name: "Reporting", description: "" })).id;
  const broken = { title: "It is late", severity: "major", ports: [], note: "" } as const;
  incident = (await openIncident(mesh.owner, { ...published, ...broken, ports: [] })).id;
  webhook = (await createWebhook(mesh.admin, WEBHOOK)).id;
  await sendTestEvent(mesh.admin, { id: webhook });
  delivery = (await db.webhookDelivery.findFirstOrThrow()).id;
  term = (await createTerm(mesh.steward, { ...TERM, slug: "order", domainId: mesh.sales.id })).id;
});

const TARGET = "warehouse.internal:5432/mesh";

const WEBHOOK: CreateWebhook = {
  name: "Provisioner",
  url: "https://hooks.example.com/",
  types: ["access.granted"],
  domainId: null,
};

const REASON = "Plan the staff of our shops by it.";

/** Sales has access to one of its own ports and asks for another. */
async function someAccess(): Promise<void> {
  const ports = ["lines", "people"].map((name) => ({ name, type: "table" }));
  const { ref } = await aPublished(mesh.owner, mesh.sales.slug, { outputPorts: ports });
  const answer = await requestAccess(mesh.contributor, {
    ports: ports.map(({ name }) => ({ ...ref, port: name, columns: [] })),
    consumer: `domain:${mesh.sales.id}`,
    purposeId: null,
    purpose: REASON,
    days: 30,
    renewsId: null,
  });
  if (!answer.requested) throw new Error("The access to try with could not be asked for.");
  const rows = await db.accessRequestPort.findMany({ orderBy: { portName: "asc" } });
  const [first = "", second = ""] = rows.map(({ id }) => id);
  await decideAccess(mesh.owner, { ids: [first], decision: "approve", reason: "", alternative: "" });
  granted = (await db.accessGrant.findFirstOrThrow()).id;
  await db.accessProvision.create({
    data: { grantId: granted, target: TARGET, state: "waiting-for-role", at: new Date() },
  });
  asked = second;
}

/** Data somebody asks for. */
async function aRequest(): Promise<string> {
  const asked = { title: "Weather", reason: "Plan staff by the weather." };
  return (await requestData(mesh.contributor, asked)).id;
}

/** A vote about the policy to try with, open still. */
async function aProposal(): Promise<string> {
  const { id: policyId } = await db.policy.findUniqueOrThrow({ where: { key: policy } });
  const figures = { policyKey: policy, policyVersion: 1, contentHash: "", report: {} };
  const { id: blastRadiusId } = await db.blastRadius.create({ data: figures });
  const deadline = new Date(Date.now() + 86_400_000);
  const facts = { effect: "tightening", rule: "consent", reason: "Why not.", noticeDays: 14, deadline };
  const { id } = await db.proposal.create({ data: { policyId, version: 1, blastRadiusId, ...facts } });
  return id;
}

/** A request that somebody of the domain made for the published product. */
async function aWaiver(waived: PolicyContent): Promise<string> {
  const saving = await createPolicy(mesh.admin, {
    code: "TRY-2",
    domainId: null,
    content: waived,
    changeNote: "",
  });
  if (!saving.saved) throw new Error("The policy to ask a waiver of could not be saved.");
  const { key, revision, version } = saving;
  await activatePolicy(mesh.admin, { key, revision, version });
  const { id: policyId } = await db.policy.findUniqueOrThrow({ where: { key } });
  const { id: productId } = await db.dataProduct.findFirstOrThrow({ where: { name: published.name } });
  const { id } = await db.waiver.create({
    data: {
      policyId,
      policyVersion: version,
      productId,
      reason: "It cannot be mended before the next release.",
      requestedById: mesh.steward.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return id;
}

type Attempt = (actor: Actor) => Promise<unknown>;

const FINDING = { element: "e", outcome: "kept", value: "", note: "Looked." } as const;
const INCIDENT = { title: "It is late", severity: "major", note: "Since this morning." } as const;

/** Commands on one product, asked of any product. */
const ON_A_PRODUCT: Record<string, (actor: Actor, ref: ProductRef) => Promise<unknown>> = {
  saveDraft: (actor, ref) => saveDraft(actor, { ...ref, revision: 1, descriptor: { title: "Taken over" } }),
  discardDraft: (actor, ref) => discardDraft(actor, { ...ref, revision: 1 }),
  publishProduct: (actor, ref) =>
    publishProduct(actor, { ...ref, revision: 1, version: "9.0.0", changeNote: "", acknowledged: true }),
  requestWaiver: (actor, ref) =>
    requestWaiver(actor, {
      ...ref,
      policy,
      reach: "all",
      elements: [],
      reason: "It cannot be mended before the next release.",
      compensatingControl: "",
      expiresOn: "2030-01-01",
      renewsId: null,
    }),
  deprecateProduct: (actor, ref) =>
    deprecateProduct(actor, { ...ref, sunset: null, successor: null, note: "" }),
  reactivateProduct: (actor, ref) => reactivateProduct(actor, ref),
  retireProduct: (actor, ref) => retireProduct(actor, ref),
  retireSharedProduct: (actor, ref) => retireSharedProduct(actor, { ...ref, note: "" }),
  moveProduct: (actor, ref) => moveProduct(actor, { ...ref, to: mesh.marketing.slug, reason: "" }),
  deleteProduct: (actor, ref) => deleteProduct(actor, ref),
  configureAccess: (actor, ref) =>
    configureAccess(actor, { ...ref, revision: 0, approvers: [], maxDays: null, isTeamApproved: true }),
  recordEvidence: (actor, ref) =>
    recordEvidence(actor, { ...ref, key: "1", reporter: "", evidence: [FINDING] }),
  recordRunEvents: (actor, ref) => recordRunEvents(actor, { ...ref, events: [] }),
  recordRunResults: (actor, ref) =>
    recordRunResults(actor, { ...ref, results: { metadata: { generated_at: "" }, results: [] } }),
  stateEvidence: (actor, ref) => stateEvidence(actor, { ...ref, ...FINDING, observedOn: "2026-01-01" }),
  openIncident: (actor, ref) => openIncident(actor, { ...ref, ...INCIDENT, ports: [] }),
  reportProblem: (actor, ref) => reportProblem(actor, { ...ref, ...INCIDENT, ports: [] }),
};

/** Everything else that needs a right one may not have. */
const WITH_A_RIGHT: Record<string, Attempt> = {
  registerProduct: (actor) =>
    registerProduct(actor, { domain: mesh.sales.slug, name: "mine", title: "Mine" }),
  importProduct: (actor) =>
    importProduct(actor, {
      domain: mesh.sales.slug,
      name: "mine",
      title: "Mine",
      text: "apiVersion: v1.0.0\nkind: DataProduct\nid: x\nstatus: draft\n",
    }),
  createDomain: (actor) =>
    createDomain(actor, {
      slug: "mine",
      name: "Mine",
      kind: "aggregate",
      purpose: "",
      boundary: "",
      hue: 0,
      parentId: null,
    }),
  changeDomain: (actor) =>
    changeDomain(actor, {
      id: mesh.sales.id,
      revision: 1,
      name: "Mine",
      kind: "aggregate",
      purpose: "",
      boundary: "",
      hue: 0,
      parentId: null,
    }),
  deleteDomain: (actor) => deleteDomain(actor, { id: mesh.sales.id }),
  setDomainMember: (actor) =>
    setDomainMember(actor, { domainId: mesh.sales.id, userId: actor.id, role: "owner" }),
  removeDomainMember: (actor) =>
    removeDomainMember(actor, { domainId: mesh.sales.id, userId: mesh.owner.id }),
  createTerm: (actor) => createTerm(actor, { ...TERM, slug: "mine", domainId: mesh.sales.id }),
  changeTerm: (actor) => changeTerm(actor, { ...TERM, id: term, revision: 1, domainId: mesh.sales.id }),
  retireTerm: (actor) => retireTerm(actor, { id: term }),
  reinstateTerm: (actor) => reinstateTerm(actor, { id: term }),
  claimRequest: (actor) => claimRequest(actor, { id: request, domainId: mesh.sales.id }),
  releaseRequest: (actor) => releaseRequest(actor, { id: claimed }),
  planForRequest: (actor) => planForRequest(actor, { id: claimed, product: published }),
  closeRequest: (actor) => closeRequest(actor, { id: request, note: "" }),
  createPolicy: (actor) => createPolicy(actor, { code: "MINE-1", domainId: null, content, changeNote: "" }),
  changePolicy: (actor) => changePolicy(actor, { key: policy, revision: 1, content, changeNote: "" }),
  activatePolicy: (actor) => activatePolicy(actor, { key: policy, revision: 1, version: 1 }),
  retirePolicy: (actor) => retirePolicy(actor, { key: policy, revision: 1 }),
  openProposal: (actor) =>
    openProposal(actor, {
      key: policy,
      version: 1,
      report: proposal,
      rule: "consent",
      reason: "Because somebody has to begin.",
      days: 5,
      noticeDays: 14,
    }),
  castVote: (actor) =>
    castVote(actor, {
      id: proposal,
      domainId: mesh.sales.id,
      choice: "approve",
      report: proposal,
      reason: "",
    }),
  editComment: (actor) => editComment(actor, { id: comment, text: "It costs nothing." }),
  removeComment: (actor) => removeComment(actor, { id: comment }),
  withdrawProposal: (actor) => withdrawProposal(actor, { id: proposal }),
  decideWaiver: (actor) => decideWaiver(actor, { id: waiver, decision: "grant", note: "" }),
  revokeWaiver: (actor) => revokeWaiver(actor, { id: waiver, note: "Enough." }),
  withdrawWaiver: (actor) => withdrawWaiver(actor, { id: waiver }),
  invitePerson: (actor) =>
    invitePerson(actor, { email: "mine@example.com", name: "Mine", orgRoles: [], domainRoles: [] }),
  renewInvitation: (actor) => renewInvitation(actor, { personId: mesh.owner.id }),
  changeOrgRoles: (actor) =>
    changeOrgRoles(actor, { personId: actor.id, orgRoles: [{ role: "admin", scope: "" }] }),
  deactivatePerson: (actor) => deactivatePerson(actor, { personId: mesh.admin.id }),
  reactivatePerson: (actor) => reactivatePerson(actor, { personId: mesh.admin.id }),
  revokeTokenOfPerson: (actor) =>
    revokeTokenOfPerson(actor, { personId: mesh.owner.id, tokenId: ownersToken }),
  retryMail: (actor) => retryMail(actor, { mailId: "any" }),
  rebuildSearchIndex: (actor) => rebuildSearchIndex(actor),
  saveSearchTuning: (actor) =>
    saveSearchTuning(actor, { tuning: { ...SHIPPED_TUNING, stopWords: ["the"] }, note: "", basedOn: 0 }),
  restoreSearchTuning: (actor) => restoreSearchTuning(actor, { version: 0, basedOn: 0 }),
  addJudgedQuery: (actor) => addJudgedQuery(actor, { query: "orders", products: [published], within: 3 }),
  removeJudgedQuery: (actor) => removeJudgedQuery(actor, { id: "any" }),
  repairSearchIndex: (actor) => repairSearchIndex(actor),
  removeDemoMesh: (actor) => removeDemoMesh(actor),
  requestAccess: (actor) =>
    requestAccess(actor, {
      ports: [{ ...published, port: "p", columns: [] }],
      consumer: `domain:${mesh.sales.id}`,
      purposeId: null,
      purpose: REASON,
      days: 30,
      renewsId: null,
    }),
  decideAccess: (actor) =>
    decideAccess(actor, { ids: [asked], decision: "approve", reason: "", alternative: "" }),
  withdrawAccess: (actor) => withdrawAccess(actor, { id: asked }),
  giveBackAccess: (actor) => giveBackAccess(actor, { id: granted }),
  revokeAccess: (actor) => revokeAccess(actor, { id: granted, note: "Enough." }),
  attestAccess: (actor) => attestAccess(actor, { id: granted, answer: "confirm" }),
  answerMigration: (actor) =>
    answerMigration(actor, {
      id: granted,
      cause: "deprecated",
      answer: "acknowledged",
      until: null,
      note: "",
    }),
  addPurpose: (actor) => addPurpose(actor, { name: "Mine", description: "" }),
  changePurpose: (actor) => changePurpose(actor, { id: purpose, revision: 1, name: "Mine", description: "" }),
  retirePurpose: (actor) => retirePurpose(actor, { id: purpose }),
  reinstatePurpose: (actor) => reinstatePurpose(actor, { id: purpose }),
  updateIncident: (actor) =>
    updateIncident(actor, { id: incident, status: "resolved", severity: "minor", note: "" }),
  nameDatabaseRole: (actor) =>
    nameDatabaseRole(actor, { consumer: `domain:${mesh.sales.id}`, target: TARGET, role: "mine" }),
  retryProvisioning: (actor) => retryProvisioning(actor, { id: granted }),
  createWebhook: (actor) => createWebhook(actor, { ...WEBHOOK, name: "Mine" }),
  changeWebhook: (actor) => changeWebhook(actor, { ...WEBHOOK, id: webhook, revision: 1 }),
  pauseWebhook: (actor) => pauseWebhook(actor, { id: webhook }),
  resumeWebhook: (actor) => resumeWebhook(actor, { id: webhook }),
  deleteWebhook: (actor) => deleteWebhook(actor, { id: webhook, agreed: "yes" }),
  rotateWebhookSecret: (actor) => rotateWebhookSecret(actor, { id: webhook }),
  sendTestEvent: (actor) => sendTestEvent(actor, { id: webhook }),
  replayDelivery: (actor) => replayDelivery(actor, { id: delivery }),
  replayDeliveries: (actor) => replayDeliveries(actor, { id: webhook, since: new Date(0) }),
  skipDelivery: (actor) => skipDelivery(actor, { id: delivery }),
};

/** Those who may not know of it are not told that there is anything. */
const UNSEEN = [
  "changePolicy",
  "activatePolicy",
  "retirePolicy",
  "decideAccess",
  "withdrawAccess",
  "giveBackAccess",
  "revokeAccess",
  "attestAccess",
  "answerMigration",
  "retryProvisioning",
];

/** Only ever about oneself, or for those who are not signed in; their own tests say whom they refuse. */
const NEEDS_NO_RIGHT = [
  "changeNotificationSettings",
  "markAllRead",
  "openNotification",
  "stopMails",
  "backRequest",
  "recordMiss",
  "requestData",
  "acceptInvitation",
  "changeName",
  "changePassword",
  "createAccessToken",
  "createFirstAdmin",
  "deleteSavedSearch",
  "requestPasswordReset",
  "resetPassword",
  "revokeAccessToken",
  "saveSearch",
  "setSavedSearchMail",
  "signInWithAccount",
  "signInWithPassword",
  "signOutEverywhere",
];

/** For everybody who reads policies; its own tests say whom it refuses. */
const FOR_EVERYBODY = ["addComment"];

/** Whom these refuse depends on who said what; tests/collaboration/authorisation walks them through every role. */
const OF_WHAT_PEOPLE_SAY = [
  "acceptAnswer",
  "answerQuestion",
  "answerReview",
  "askQuestion",
  "closeQuestion",
  "editAnswer",
  "editQuestion",
  "follow",
  "hideReview",
  "makeAnnouncement",
  "markHelpful",
  "showReview",
  "withdrawAnnouncement",
  "withdrawAnswer",
  "withdrawQuestion",
  "withdrawReview",
  "writeReview",
];

const PARTS_OF_COMMANDS = ["requireDelegatedDomains"];

test("no command is missing from these tables", async () => {
  const lib = path.resolve(import.meta.dirname, "../src/lib");
  const exported: string[] = [];
  for (const module of await readdir(lib)) {
    const folder = path.join(lib, module, "commands");
    for (const file of await readdir(folder).catch(() => [])) {
      const commands: Record<string, unknown> = await import(path.join(folder, file));
      exported.push(...Object.keys(commands).filter((name) => typeof commands[name] === "function"));
    }
  }
  const known = [
    ...Object.keys(ON_A_PRODUCT),
    ...Object.keys(WITH_A_RIGHT),
    ...NEEDS_NO_RIGHT,
    ...FOR_EVERYBODY,
    ...OF_WHAT_PEOPLE_SAY,
  ];
  const elsewhere = ["removeDemoMesh"];
  expect([...exported, ...elsewhere].filter((name) => !PARTS_OF_COMMANDS.includes(name)).sort()).toEqual(
    known.sort(),
  );
});

/** Nothing that people made differs after a refusal. */
async function everything(): Promise<string> {
  return JSON.stringify(
    await Promise.all([
      db.dataProduct.findMany({ orderBy: { id: "asc" } }),
      db.productVersion.count(),
      db.evaluation.count(),
      db.domain.findMany({ orderBy: { id: "asc" } }),
      db.domainMember.findMany({ orderBy: [{ domainId: "asc" }, { userId: "asc" }] }),
      db.policy.findMany({ orderBy: { id: "asc" } }),
      db.policyVersion.count(),
      db.waiver.findMany({ orderBy: { id: "asc" } }),
      db.proposal.findMany({ orderBy: { id: "asc" } }),
      db.vote.count(),
      db.proposalComment.findMany({ orderBy: { id: "asc" } }),
      db.dataRequest.findMany({ orderBy: { id: "asc" } }),
      db.glossaryTerm.findMany({ orderBy: { id: "asc" } }),
      db.user.findMany({ orderBy: { id: "asc" } }),
      db.orgRoleAssignment.count(),
      db.mail.count(),
      db.accessToken.findMany({ orderBy: { id: "asc" } }),
      db.searchTuning.count(),
      db.judgedQuery.count(),
      db.accessRequest.count(),
      db.accessDecision.count(),
      db.accessGrantEnd.count(),
      db.accessAttestationAnswer.count(),
      db.accessMigrationAnswer.count(),
      db.accessSettings.count(),
      db.purpose.findMany({ orderBy: { id: "asc" } }),
      db.evidenceReport.count(),
      db.evidence.count(),
      db.incidentUpdate.count(),
      db.databaseRole.count(),
      db.accessProvision.findMany(),
      db.webhook.findMany({ omit: { sinceXid: true } }),
      db.webhookDelivery.findMany({ omit: { position: true } }),
    ]),
  );
}

const OUTSIDERS = ["stranger", "marketer", "auditor"] as const;

describe.each(Object.entries(ON_A_PRODUCT))("%s", (_name, run) => {
  test.each(OUTSIDERS)("is refused to a %s, who learns nothing of what they may not see", async (who) => {
    const before = await everything();
    // An auditor reads everything, so for them a draft exists; they may still change nothing.
    const expected = who === "auditor" ? "forbidden" : "not-found";
    await expect(run(mesh[who], hidden)).rejects.toMatchObject({ code: expected });
    await expect(run(mesh[who], published)).rejects.toMatchObject({ code: "forbidden" });
    await expect(run(mesh[who], { ...hidden, name: "no-such" })).rejects.toMatchObject({ code: "not-found" });
    expect(await everything()).toBe(before);
  });
});

describe.each(Object.entries(WITH_A_RIGHT))("%s", (name, run) => {
  test.each(OUTSIDERS)("is refused to a %s", async (who) => {
    const before = await everything();
    const refusal = await run(mesh[who]).then(
      () => "done",
      (error: { code?: string }) => error.code,
    );
    const isUnseen = UNSEEN.includes(name) && who !== "auditor";
    expect(refusal).toBe(isUnseen ? "not-found" : "forbidden");
    expect(await everything()).toBe(before);
  });
});
