import { anything, type Fields, group, list, type Shape, text, yesNo } from "./shape";

/** How the two Bitol standards differ in what they share: which fields are there, which are closed. */
export type Edition = {
  /** ODCS 3.x: the x. ODPS 1.0 shares the forms of ODCS 3.1 and ODPS 1.1 those of 3.2. */
  minor: 0 | 1 | 2;
  standard: "ODCS" | "ODPS";
};

export const tags = list(text());

/** Everything closed forbids unknown fields; ODCS 3.0 left nearly everything open. */
export function isClosed({ minor }: Edition): boolean {
  return minor >= 1;
}

/** Ids are new in ODCS 3.1 and ODPS 1.1; what is open before takes anything by that name. */
export function id({ minor, standard }: Edition): Fields {
  if (standard === "ODPS") return minor === 2 ? { id: text() } : {};
  if (minor === 0) return {};
  const like = minor === 1 ? /^[A-Za-z0-9_-]+$/ : /^[^\s.#/\\@!%&^]+$/;
  return { id: text({ like, as: "an id of letters, digits, - and _" }) };
}

export function customProperties(edition: Edition): Shape {
  const isLoose = edition.minor === 0;
  return list(
    group({
      what: "a custom property",
      fields: {
        ...id(edition),
        property: text({ filled: true }),
        value: anything,
        ...(!isLoose && { description: text() }),
        ...(edition.minor === 2 && { vendor: text() }),
      },
      required: isLoose ? [] : ["property", "value"],
      closed: !isLoose,
      elsewhere: newer(["vendor"], edition),
    }),
  );
}

export function authoritativeDefinitions(edition: Edition): Shape {
  return list(
    group({
      what: "an authoritative definition",
      fields: { ...id(edition), type: text(), url: text({ filled: true }), description: text() },
      required: ["type", "url"],
      closed: isClosed(edition),
    }),
  );
}

/** The three lists nearly everything may carry. */
export function annotations(edition: Edition): Fields {
  return {
    tags,
    customProperties: customProperties(edition),
    authoritativeDefinitions: authoritativeDefinitions(edition),
  };
}

export function description(edition: Edition): Shape {
  return group({
    what: "a description with purpose, limitations and usage",
    fields: {
      purpose: text(),
      limitations: text(),
      usage: text(),
      authoritativeDefinitions: authoritativeDefinitions(edition),
      customProperties: customProperties(edition),
    },
    closed: edition.standard === "ODPS",
  });
}

function teamMember(edition: Edition): Shape {
  return group({
    what: "a team member",
    fields: {
      ...id(edition),
      username: text({ filled: true }),
      name: text(),
      description: text(),
      role: text(),
      dateIn: day,
      dateOut: day,
      replacedByUsername: text(),
      ...annotations(edition),
    },
    required: edition.minor === 0 ? [] : ["username"],
    closed: isClosed(edition),
  });
}

const day = text();

/** The list of members is how ODCS 3.0 and ODPS 0.9 wrote a team; ODCS goes on reading it. */
export function team(edition: Edition): Shape {
  return group({
    what: "a team",
    fields: {
      ...(edition.standard === "ODCS" && id(edition)),
      name: text(),
      description: text(),
      members: list(teamMember(edition)),
      ...annotations(edition),
    },
  });
}

export function teamMembers(edition: Edition): Shape {
  return list(teamMember(edition));
}

export function support(edition: Edition): Shape {
  const isOdps = edition.standard === "ODPS";
  return list(
    group({
      what: "a support channel",
      fields: {
        ...id(edition),
        channel: text({ filled: true }),
        url: text(),
        description: text(),
        tool: text(),
        scope: text(),
        invitationUrl: text(),
        ...(isOdps ? annotations(edition) : { customProperties: customProperties(edition) }),
      },
      required: isOdps || edition.minor === 0 ? ["channel", "url"] : ["channel"],
      closed: isClosed(edition),
    }),
  );
}

export function synonyms(edition: Edition): Shape {
  return list(
    group({
      what: "a synonym",
      fields: {
        ...id(edition),
        synonym: text(),
        description: text(),
        locale: text(),
        source: text(),
        status: text(),
        customProperties: customProperties(edition),
      },
      required: ["synonym"],
    }),
  );
}

/** Instructions for those, people or machines, who work with the data; ODCS also takes plain text. */
export function context(edition: Edition): Shape {
  const statement = { id: text(), ...annotations(edition) };
  const instructed = group({
    what: "a context",
    fields: {
      instructions: text(),
      verifiedStatements: list(
        group({
          what: "a verified statement",
          fields: { ...statement, question: text(), answer: text() },
          required: ["question"],
        }),
      ),
      constraints: list(
        group({
          what: "a constraint",
          fields: { ...statement, constraint: text() },
          required: ["constraint"],
        }),
      ),
    },
  });
  if (edition.standard === "ODPS") return instructed;
  return (value, pointer) => (typeof value === "string" ? [] : instructed(value, pointer));
}

export const deprecated = yesNo;

/** Names the version that has a field, when the document claims an earlier one. */
export function newer(
  fields: readonly string[],
  { minor, standard }: Edition,
): (field: string) => string | undefined {
  const version = standard === "ODCS" ? "ODCS 3.2" : "ODPS 1.1";
  return (field) => (minor < 2 && fields.includes(field) ? version : undefined);
}
