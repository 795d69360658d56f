import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { TextLink } from "@/components/ui/text-link";
import { webhookHref } from "@/lib/interop/webhooks/model";

type SecretOnceProps = { id: string; name: string; secret: string };

/** The secret a receiver needs, this once. */
export function SecretOnce({ id, name, secret }: SecretOnceProps) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <Callout tone="attention">
        <CalloutTitle>Copy the secret of “{name}” now: it is not shown again.</CalloutTitle>
        <CalloutBody>
          The receiver tells by it that a message comes from this Agora. Keep it among its secrets, then go to{" "}
          <TextLink href={webhookHref(id)}>the webhook</TextLink> and send a test event.
        </CalloutBody>
      </Callout>
      <CodeBlock code={secret} label="Secret" />
    </div>
  );
}
