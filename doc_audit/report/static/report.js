// Sorts tables and filters statements. Without it every table and statement is there all the same.
(function () {
  "use strict";

  function cellValue(row, column, numeric) {
    const cell = row.cells[column];
    if (!numeric) return cell.textContent.trim().toLocaleLowerCase("en-GB");
    const shown = cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent;
    const number = parseFloat(String(shown).replace(/[^0-9.-]/g, ""));
    return Number.isNaN(number) ? -1 : number;
  }

  function sortBy(head, column) {
    const numeric = head.dataset.sort === "number";
    const before = head.getAttribute("aria-sort");
    const down = before ? before === "ascending" : numeric;
    const body = head.closest("table").tBodies[0];
    const rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      const x = cellValue(a, column, numeric), y = cellValue(b, column, numeric);
      const order = numeric ? x - y : x.localeCompare(y, "en-GB");
      return down ? -order : order;
    });
    head.parentNode.querySelectorAll("[aria-sort]").forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append.apply(body, rows);
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      if (!head.dataset.sort) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", function () { sortBy(head, column); });
    });
  });

  // What a link leads to is shown open, in browsers that don't open it themselves.
  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    const details = target.closest(".rules") ? target.querySelector("details") : target.closest("details");
    if (!details || details.open) return;
    details.open = true;
    target.scrollIntoView();
  }
  openTarget();
  window.addEventListener("hashchange", openTarget);

  const form = document.getElementById("filters");
  if (!form) return;
  const rows = Array.from(document.getElementById("list").children);
  const shown = document.getElementById("shown");
  const fields = ["show", "rel", "dim", "level", "q"];
  const plain = { show: "scope", rel: "", dim: "", level: "2", q: "" };
  const words = new Map();

  function wordsOf(row) {
    if (!words.has(row)) {
      const parts = row.querySelectorAll(".x, .ctx, .sec");
      words.set(row, Array.from(parts, function (p) { return p.textContent; }).join(" ").toLowerCase());
    }
    return words.get(row);
  }

  function fits(row, want) {
    const data = row.dataset;
    if (want.show === "scope" ? !data.s : want.show !== "all" && data.t !== want.show) return false;
    if (want.rel && data.r !== want.rel) return false;
    if (want.dim && (data.l || "")[Number(want.dim)] !== want.level) return false;
    return !want.q || wordsOf(row).includes(want.q.toLowerCase());
  }

  function read() {
    const want = {};
    fields.forEach(function (name) { want[name] = form.elements[name].value.trim(); });
    return want;
  }

  function apply() {
    const want = read();
    let count = 0;
    rows.forEach(function (row) {
      const fit = fits(row, want);
      row.hidden = !fit;
      if (fit) count += 1;
    });
    form.elements.level.disabled = !want.dim;
    shown.textContent = "Showing " + count + " of " + rows.length + " statements";
    return want;
  }

  function remember(want) {
    const kept = fields.filter(function (name) { return want[name] !== plain[name]; });
    const parts = kept.map(function (name) { return name + "=" + encodeURIComponent(want[name]); });
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname);
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  // A fragment is either the id of a statement, which is then shown whatever the filters say, or
  // the filters themselves.
  function recall() {
    const fragment = location.hash.slice(1);
    const target = document.getElementById(decoded(fragment));
    const want = Object.assign({}, plain);
    if (target && rows.includes(target)) {
      if (!target.hidden && shown.textContent) return;
      if (!fits(target, plain)) want.show = "all";
    } else {
      fragment.split("&").forEach(function (part) {
        const at = part.indexOf("=");
        if (at > 0 && fields.includes(part.slice(0, at))) {
          want[part.slice(0, at)] = decoded(part.slice(at + 1));
        }
      });
    }
    fields.forEach(function (name) {
      const field = form.elements[name];
      field.value = want[name];
      if (field.selectedIndex === -1) field.value = plain[name];
    });
    apply();
    if (target && rows.includes(target)) target.scrollIntoView();
  }

  form.addEventListener("input", function () { remember(apply()); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    setTimeout(function () { remember(apply()); });
  });
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
