// Texts save themselves; until then an encrypted copy is on the device.
const form = document.querySelector("[data-drafts]");
const words = form.dataset;
const fields = form.elements;
const raw = Uint8Array.from(words.key.match(/../g), (pair) => parseInt(pair, 16));
const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

const guard = async (area) => {
  const seen = area.previousElementSibling;
  const url = words.drafts + "utkast/" + area.name.slice(2).replace("-", "/") + "/";
  const copy = "utkast:" + url;
  const output = area.nextElementSibling;
  const secret = "secret" in area.dataset;
  let clash;
  const say = (text) => (output.value = text);
  const wait = (time) => {
    clearTimeout(area.timer);
    area.timer = setTimeout(save, time);
  };
  const changed = async () => {
    area.dirty = true;
    wait(400);
    if (secret) return;
    const text = area.value;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify([seen.value, text]));
    const data = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain));
    if (area.dirty && text === area.value) localStorage[copy] = JSON.stringify([[...iv], [...data]]);
  };
  const ask = ({ version, text, by, compared }) => {
    say(words.conflict.replace("{who}", by));
    output.insertAdjacentHTML("afterend", compared);
    clash = output.nextElementSibling;
    clash.onclick = ({ target }) => {
      if (!target.matches("button")) return;
      clash = clash.remove();
      seen.value = version;
      if ("take" in target.dataset) area.value = text;
      area.focus();
      changed();
    };
  };
  const save = async () => {
    if (area.busy || clash) return;
    area.busy = true;
    const body = area.value;
    say(words.saving);
    try {
      const headers = { "If-Match": `"${parseInt(seen.value)}"`, "X-CSRFToken": fields.csrfmiddlewaretoken.value };
      const reply = await fetch(url, { method: "PUT", body, headers, redirect: "error" });
      if (reply.ok) {
        seen.value = JSON.parse(reply.headers.get("ETag"));
        area.dirty = body !== area.value;
        if (!area.dirty) delete localStorage[copy];
        say(`${words.saved} ${new Date().toLocaleTimeString("sv").slice(0, 5).replace(":", ".")}`);
      } else if (reply.status === 409) ask(await reply.json());
      else if (reply.status < 500) say(words.closed);
      else throw 0;
    } catch {
      say(secret ? words.unsaved : words.offline);
      wait(1500);
    }
    area.busy = false;
    if (body !== area.value) wait(400);
  };
  area.oninput = changed;
  addEventListener("online", () => area.dirty && save());
  try {
    const [iv, data] = JSON.parse(localStorage[copy]).map((part) => new Uint8Array(part));
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
    const [version, text] = JSON.parse(new TextDecoder().decode(plain));
    if (text !== area.value) {
      [seen.value, area.value] = [version, text];
      changed();
      say(words.restored);
    }
  } catch {
    delete localStorage[copy];
  }
};

const areas = [...form.querySelectorAll(".writing textarea")];
areas.forEach(guard);
form.addEventListener("formdata", ({ formData }) => areas.forEach((area) => area.dirty || formData.delete(area.name)));
form.addEventListener("submit", (event) => {
  for (const area of areas) clearTimeout(area.timer);
  if (!areas.some((area) => area.busy)) return;
  event.preventDefault();
  event.submitter.removeAttribute("aria-disabled");
  setTimeout(() => form.requestSubmit(event.submitter), 99);
});
