import { prepareEmbeddedTemplate, preparePostgresTemplate } from "./database-template";

export async function setup(): Promise<void> {
  const url = process.env.TEST_DATABASE_URL;
  await (url ? preparePostgresTemplate(url) : prepareEmbeddedTemplate());
}
