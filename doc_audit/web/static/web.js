"use strict";
// Adds dropping and live progress; without it the pages work as plain forms and reload themselves.

const form = document.getElementById("drop");
const progress = document.getElementById("progress");

function dropping(form) {
  const input = document.getElementById("files");
  const chosen = document.getElementById("chosen");
  const told = document.getElementById("told");
  const button = form.querySelector("button");
  const mostBytes = Number(form.dataset.mostBytes);
  const mostFiles = Number(form.dataset.mostFiles);
  const units = ["bytes", "kB", "MB", "GB"];

  const invite = document.createElement("p");
  invite.className = "invite";
  invite.textContent = "Drop the files here, or choose them:";
  input.before(invite);

  function size(bytes) {
    let n = 0;
    while (bytes >= 1000 && n < units.length - 1) { bytes /= 1024; n += 1; }
    return `${bytes < 10 && n ? bytes.toFixed(1) : Math.round(bytes)} ${units[n]}`;
  }

  function fault() {
    const files = [...input.files];
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (bytes > mostBytes) return `These are ${size(bytes)} together; at most ${size(mostBytes)} go at once.`;
    if (files.length > mostFiles) return `These are ${files.length} files; at most ${mostFiles} go at once.`;
    return "";
  }

  function show(also = "") {
    chosen.replaceChildren(...[...input.files].map((file) => {
      const row = document.createElement("li");
      const bytes = document.createElement("span");
      bytes.textContent = ` ${size(file.size)}`;
      row.append(file.name, bytes);
      return row;
    }));
    chosen.hidden = !input.files.length;
    told.textContent = fault() || also;
    button.disabled = Boolean(fault());
  }

  // Files dropped later join those that are there; choosing anew replaces them, as everywhere.
  function add(transfer) {
    const all = new DataTransfer();
    const key = (file) => `${file.name}/${file.size}/${file.lastModified}`;
    const entries = [...transfer.items].filter((item) => item.kind === "file");
    const folders = new Set(entries.map((item) => item.webkitGetAsEntry?.())
      .filter((entry) => entry?.isDirectory).map((entry) => entry.name));
    const dropped = [...transfer.files].filter((file) => !folders.has(file.name));
    const there = new Set([...input.files].map(key));
    for (const file of [...input.files, ...dropped.filter((file) => !there.has(key(file)))]) all.items.add(file);
    input.files = all.files;
    show(folders.size ? "A folder can’t be dropped; open it and drop the files in it." : "");
  }

  input.addEventListener("change", () => show());
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault(); // else the browser would open the file in place of the page
    form.classList.remove("over");
    add(event.dataTransfer);
  });
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = "Handing over the files…";
  });
  // The page as it was left, when the user comes back to it.
  window.addEventListener("pageshow", () => { button.textContent = "Audit"; show(); });
}

function following(progress) {
  const part = (id) => document.getElementById(id);
  const every = 500; // milliseconds

  async function look() {
    try {
      const answer = await fetch(progress.dataset.status);
      if (!answer.ok) { location.reload(); return; }
      const now = await answer.json();
      if (now.state === "done" || now.state === "failed") { location.reload(); return; }
      if (part("words").textContent !== now.words) part("words").textContent = now.words;
      if (now.total) { part("bar").max = now.total; part("bar").value = now.done; }
      part("item").textContent = now.item ? `Last: ${now.item}.` : "";
      part("seconds").textContent = now.seconds;
      part("lost").hidden = true;
    } catch {
      part("lost").hidden = false;
    }
    setTimeout(look, every);
  }
  setTimeout(look, every);
}

if (form) dropping(form);
if (progress) following(progress);
