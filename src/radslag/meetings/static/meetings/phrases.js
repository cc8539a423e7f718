// Puts a wording where the caret was; without scripts the form puts it last in the chosen text.
const button = document.querySelector("[data-insert]");
const [phrase, into] = ["f-phrase", "f-into"].map((id) => document.getElementById(id));
if (button) {
  addEventListener("focusin", ({ target }) => {
    if (target.matches("textarea")) into.value = target.id.slice(2);
  });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const area = document.getElementById(`t-${into.value}`);
    if (!phrase.value) return phrase.focus();
    area.focus();
    area.setRangeText(phrase.value, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
