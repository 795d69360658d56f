"use client";

import { Button } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { useEditorStore, useValueAt } from "../editor-store";
import { RowsField } from "../fields/rows-field";
import { LongTextField, TextField } from "../fields/text-field";
import { FormPart, StepFrame } from "./step-frame";

const MEMBER_COLUMNS = [
  { key: "username", label: "E-mail or user name", placeholder: "ana.ruiz@example.com", share: 2 },
  { key: "name", label: "Name", placeholder: "Ana Ruiz", share: 2 },
  { key: "role", label: "Role", placeholder: "owner" },
] as const;

const SUPPORT_COLUMNS = [
  { key: "channel", label: "Channel", placeholder: "#sales-data" },
  {
    key: "tool",
    label: "Tool",
    options: [
      { value: "slack", label: "Slack" },
      { value: "teams", label: "Teams" },
      { value: "email", label: "E-mail" },
      { value: "ticket", label: "Tickets" },
      { value: "googlechat", label: "Google Chat" },
      { value: "discord", label: "Discord" },
      { value: "other", label: "Other" },
    ],
  },
  { key: "url", label: "Address", placeholder: "https://chat.example.com/sales-data", share: 2 },
] as const;

export function PeopleStep() {
  return (
    <StepFrame
      title="People & support"
      summary="Who answers for the product, and where a question gets an answer."
    >
      <Team />
      <FormPart
        id="support"
        title="Support"
        summary="The first channel is the one people are sent to from the product page."
      >
        <RowsField
          pointer="/support"
          legend="Support channels"
          columns={SUPPORT_COLUMNS}
          addLabel="Add channel"
          empty="No channel yet. People with a question have nowhere to ask."
        />
      </FormPart>
    </StepFrame>
  );
}

/** ODPS 0.9 wrote the members where 1.0 writes a team with a name: older documents are brought up to date by a click. */
function Team() {
  const store = useEditorStore();
  const team = useValueAt("/team");

  return (
    <FormPart id="team" title="Team" summary="The people who know the data.">
      {Array.isArray(team) ? (
        <Callout tone="accent" data-pointer="/team" tabIndex={-1}>
          <CalloutTitle>This document lists its team the old way</CalloutTitle>
          <CalloutBody>
            Older standards had members without a team name. Nothing is lost by updating it.
          </CalloutBody>
          <CalloutActions>
            <Button
              size="sm"
              onClick={() =>
                store.dispatch({
                  type: "edit",
                  edits: [{ pointer: "/team", value: { members: team } }],
                  group: null,
                })
              }
            >
              Update the team
            </Button>
          </CalloutActions>
        </Callout>
      ) : (
        <>
          <TextField
            pointer="/team/name"
            label="Team name"
            placeholder="Sales data"
            className="sm:max-w-80"
          />
          <LongTextField pointer="/team/description" label="About the team" rows={2} />
          <RowsField
            pointer="/team/members"
            legend="Members"
            help="Give one of them the role owner, with an e-mail address people can write to."
            columns={MEMBER_COLUMNS}
            addLabel="Add member"
            empty="Nobody yet."
          />
        </>
      )}
    </FormPart>
  );
}
