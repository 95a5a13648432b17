// Filters statements. Without it every statement is there all the same.
(function () {
  "use strict";

  const form = document.getElementById("filters");
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
