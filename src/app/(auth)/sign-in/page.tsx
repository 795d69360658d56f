import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthHeading } from "@/components/identity/auth-heading";
import { DemoPeople } from "@/components/identity/demo-people";
import { ProviderButtons } from "@/components/identity/provider-buttons";
import { SignInForm } from "@/components/identity/sign-in-form";
import { Callout, CalloutBody } from "@/components/ui/callout";
import { safeNextPath } from "@/lib/identity/next-path";
import { listOutsideProviders } from "@/lib/identity/outside-providers";
import { findDemoPeople, hasPeople } from "@/lib/identity/queries";
import { currentActor } from "@/lib/identity/session";
import { signInRefusal } from "@/lib/identity/sign-in-refusal";
import { signInAction, signInElsewhereAction } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, error } = await searchParams;
  const next = safeNextPath(asked);
  if (await currentActor()) redirect(next);
  if (!(await hasPeople())) redirect("/welcome");

  const demoPeople = await findDemoPeople();
  const providers = listOutsideProviders();
  const refusal = signInRefusal(error);

  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Sign in" />
      {refusal && (
        <Callout tone="fail" role="alert">
          <CalloutBody>{refusal}</CalloutBody>
        </Callout>
      )}
      {demoPeople.length > 0 && (
        <section aria-labelledby="demo-people" className="flex flex-col gap-2">
          <h2 id="demo-people" className="text-base">
            Look around as
          </h2>
          <DemoPeople people={demoPeople} submit={signInAction} next={next} />
          <p className="text-muted text-sm">
            The demo mesh is loaded: these people and their products are made up.
          </p>
        </section>
      )}
      {providers.length > 0 && (
        <ProviderButtons providers={providers} submit={signInElsewhereAction} next={next} />
      )}
      <SignInForm submit={signInAction} next={next} />
    </div>
  );
}
