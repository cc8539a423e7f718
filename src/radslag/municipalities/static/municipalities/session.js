// Tells two minutes before a session ends, and lets the person stay without leaving the page.
const box = document.getElementById("sessionen");
const WARNING = 120;
let timer;
const wait = () => {
  clearTimeout(timer);
  const left = Number(box.dataset.ends) - Date.now() / 1000;
  box.hidden = left > WARNING;
  timer = setTimeout(wait, Math.min(Math.max(left - WARNING, 1), 86400) * 1000);
};
box.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const reply = await fetch(box.dataset.stay, { method: "POST", body: new FormData(event.target) });
  if (!reply.ok || reply.redirected) return location.reload();
  box.dataset.ends = await reply.text();
  event.target.querySelector("button").removeAttribute("aria-disabled");
  wait();
});
wait();
