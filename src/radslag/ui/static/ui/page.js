// A second press on a button that is already working is ignored, and the button says what it does.
const rest = (root) => {
  for (const button of root.querySelectorAll("button[aria-disabled]")) {
    button.removeAttribute("aria-disabled");
    if (button.dataset.words) button.textContent = button.dataset.words;
  }
};
addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.target.getAttribute("method")?.toLowerCase() !== "post") return;
  if (button.getAttribute("aria-disabled") === "true") return event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  if (!button.dataset.busy) return;
  button.dataset.words = button.textContent;
  button.textContent = button.dataset.busy;
}, true);
addEventListener("htmx:afterRequest", (event) => rest(event.target.getRootNode()));
// Coming back by the browser's own button, the page is as it was before the press.
addEventListener("pageshow", (event) => event.persisted && rest(document));
