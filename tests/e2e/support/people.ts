import file from "@/lib/demo/people.json" with { type: "json" };

export type Person = { name: string; email: string; password: string };

function fromDemo(email: string): Person {
  const person = file.people.find((someone) => someone.email === email);
  if (!person) throw new Error(`Nobody in the demo mesh has the address ${email}.`);
  return person;
}

/** The people of the demo mesh the journeys are about. */
export const ada = fromDemo("ada@agora.example");
export const sam = fromDemo("sam@agora.example");
export const olivia = fromDemo("olivia@agora.example");
export const mara = fromDemo("mara@agora.example");
export const finn = fromDemo("finn@agora.example");
export const tom = fromDemo("tom@agora.example");
export const ingrid = fromDemo("ingrid@agora.example");
export const dana = fromDemo("dana@agora.example");
