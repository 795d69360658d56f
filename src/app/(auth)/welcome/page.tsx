import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { AuthHeading } from "@/components/identity/auth-heading";
import { FirstAdminForm } from "@/components/identity/first-admin-form";
import { hasPeople } from "@/lib/identity/queries";
import { createFirstAdminAction } from "../actions";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage() {
  await connection();
  if (await hasPeople()) redirect("/sign-in");

  return (
    <div className="flex flex-col gap-6">
      <AuthHeading title="Welcome to Agora">
        This installation is new. You are its first person and will be its admin; you invite the others.
      </AuthHeading>
      <FirstAdminForm submit={createFirstAdminAction} />
    </div>
  );
}
