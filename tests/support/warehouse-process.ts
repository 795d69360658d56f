import { once } from "node:events";
import { aWarehouse } from "../access/provisioning/warehouse";

// Run beside the server of the journeys: a database that Agora provisions, with somebody who may sign in there, until
// whoever started this closes its input.

const [url] = process.argv.slice(2);
if (!url) throw new Error("Say which PostgreSQL server the database is to be made on.");
const warehouse = await aWarehouse(url);
await warehouse.admin(`
  CREATE TABLE sales.visits (visit_id text, shop text, counted_at timestamptz, visitor_number text);
  INSERT INTO sales.visits VALUES ('1', 'Oslo', now(), 'c-17');
  GRANT SELECT ON sales.visits TO "${new URL(warehouse.target.url).username}" WITH GRANT OPTION`);
const login = await warehouse.aLogin();
const { target, server, urlAs } = warehouse;
process.stdout.write(`${JSON.stringify({ target, server, login, loginUrl: urlAs(login) })}\n`);
process.stdin.resume();
await once(process.stdin, "end");
await warehouse.close("");
