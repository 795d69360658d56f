import { OneButtonForm } from "@/components/identity/one-button-form";
import type { FormAction } from "@/lib/platform/action-state";
import { Disclosure } from "./disclosure";

type WithdrawFormProps = { id: string; about: string; consequence: string; submit: FormAction<void> };

/** Says what will be gone, and takes it back once that was read. */
export function WithdrawForm({ id, about, consequence, submit }: WithdrawFormProps) {
  return (
    <Disclosure label="Withdraw" about={about} variant="secondary" size="sm">
      <div className="flex flex-col gap-2">
        <p>{consequence}</p>
        <OneButtonForm
          submit={submit}
          fields={{ id }}
          label={`Withdraw ${about}`}
          pendingLabel="Withdrawing…"
          variant="danger"
          size="sm"
        />
      </div>
    </Disclosure>
  );
}
