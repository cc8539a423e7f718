// Makes and uses passkeys: a form with data-passkey asks the device when it is sent, and then sends the answer.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => list?.map((key) => ({ ...key, id: bytes(key.id) }));

const ask = {
  async create({ publicKey: wanted }) {
    return navigator.credentials.create({ publicKey: {
      ...wanted,
      challenge: bytes(wanted.challenge),
      user: { ...wanted.user, id: bytes(wanted.user.id) },
      excludeCredentials: known(wanted.excludeCredentials),
    } });
  },
  async get({ publicKey: wanted }) {
    return navigator.credentials.get({ publicKey: {
      ...wanted,
      challenge: bytes(wanted.challenge),
      allowCredentials: known(wanted.allowCredentials),
    } });
  },
};

const answer = (key) => JSON.stringify({
  id: key.id,
  rawId: text(key.rawId),
  type: key.type,
  clientExtensionResults: key.getClientExtensionResults(),
  response: Object.fromEntries(
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .filter((name) => key.response[name])
      .map((name) => [name, text(key.response[name])]),
  ),
});

const options = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const reply = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await reply.json()).request_options;
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  const alert = form.querySelector("[data-problem]");
  document.getElementById("passnyckel")?.removeAttribute("hidden");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    alert.textContent = "";
    try {
      const way = form.dataset.passkey === "create" ? ask.create : ask.get;
      form.elements.credential.value = answer(await way(await options(form)));
      form.submit();
    } catch {
      alert.textContent = alert.dataset.problem;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });
}
