// One recording: taken out of the library when a person is sure.

import { api, url } from "./api.js";
import { attempt } from "./toast.js";
import { wordsOf } from "./words.js";

const root = document.querySelector("[data-recording]");
const say = wordsOf(root);
const dialog = document.getElementById("remove");

root.querySelector("[data-remove]").addEventListener("click", () => dialog.showModal());
dialog.querySelector("form").addEventListener("submit", async (event) => {
  if (event.submitter?.value !== "remove") return;
  const gone = await attempt(async () => { await api("DELETE", `/recordings/${root.dataset.recording}`); return true; });
  if (!gone) return;
  sessionStorage.setItem("onara-music-told", say("removed"));
  location.href = url("/music");
});
