import { notFound } from "next/navigation";
import { metadata } from "../not-found";

export { metadata };

/** Addresses nothing answers: with the shell around them, so that one can go on from there. */
export default function NothingPage() {
  notFound();
}
