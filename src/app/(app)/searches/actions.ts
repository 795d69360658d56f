"use server";

import { refresh } from "next/cache";
import {
  DeleteSavedSearch,
  deleteSavedSearch,
  SetSavedSearchMail,
  setSavedSearchMail,
} from "@/lib/discovery/commands/change-saved-search";
import { saveSearch } from "@/lib/discovery/commands/save-search";
import { SaveSearch } from "@/lib/discovery/saved-search";
import { action } from "@/lib/transport/action";

export const saveSearchAction = action(SaveSearch, saveSearch);

export const deleteSavedSearchAction = action(DeleteSavedSearch, async (actor, input) => {
  await deleteSavedSearch(actor, input);
  refresh();
});

export const setSavedSearchMailAction = action(SetSavedSearchMail, async (actor, input) => {
  await setSavedSearchMail(actor, input);
  refresh();
});
