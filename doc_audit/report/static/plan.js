// Filters, sorts and walks through statements. Without it every statement is there all the same.
(function () {
  "use strict";

  const form = document.getElementById("filters");
  const list = document.getElementById("list");
  const rows = Array.from(list.children);
  const places = new Map(rows.map(function (row, place) { return [row, place]; }));
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const keys = form.elements.keys;
  const fields = Array.from(form.elements).filter(function (field) {
    return field.name && field !== keys;
  });
  const links = Array.from(document.querySelectorAll(".parts a"));
  const addresses = links.map(function (link) { return link.getAttribute("href"); });
  const words = new Map();
  let at = null;

  function plain(field) {
    if (field.tagName !== "SELECT") return "";
    const own = Array.from(field.options).find(function (option) { return option.defaultSelected; });
    return (own || field.options[0]).value;
  }

  function wordsOf(row) {
    if (!words.has(row)) {
      const parts = row.querySelectorAll(".x, .ctx, .sec");
      words.set(row, Array.from(parts, function (p) { return p.textContent; }).join(" ").toLowerCase());
    }
    return words.get(row);
  }

  function read() {
    const want = {};
    fields.forEach(function (field) { want[field.name] = field.value.trim(); });
    return want;
  }

  function changed(want) {
    return fields.filter(function (field) { return want[field.name] !== plain(field); });
  }

  // A field named d0, d1, … asks for a level of a dimension, given as all digits that fit.
  function fitsField(row, name, value) {
    const data = row.dataset;
    if (!value || name === "sort") return true;
    if (name === "show") return value === "all" || (value === "scope" ? !!data.s : data.t === value);
    if (name === "rel") return data.r === value;
    if (name === "q") return wordsOf(row).includes(value.toLowerCase());
    const dimension = /^d(\d+)$/.exec(name);
    if (!dimension) return (" " + (data.c || "") + " ").includes(" " + name + ":" + value + " ");
    const level = (data.l || "")[Number(dimension[1])];
    return level !== undefined && value.includes(level);
  }

  function fits(row, want) {
    return fields.every(function (field) { return fitsField(row, field.name, want[field.name]); });
  }

  function orderOf(row, sort) {
    const points = row.dataset.p;
    if (sort === "points") return points === undefined ? 1000 : -Number(points);
    if (sort === "few") return points === undefined ? 1000 : Number(points);
    const level = (row.dataset.l || "")[Number(sort.slice(1))];
    return level === undefined ? 1000 : -Number(level);
  }

  function arrange(sort) {
    const ordered = rows.slice();
    if (sort) {
      ordered.sort(function (a, b) {
        return orderOf(a, sort) - orderOf(b, sort) || places.get(a) - places.get(b);
      });
    }
    const now = list.children;
    if (ordered.some(function (row, place) { return now[place] !== row; })) list.append.apply(list, ordered);
  }

  function why(want) {
    return fields.filter(function (field) { return want[field.name]; }).map(function (field) {
      if (field.name === "q") return "with “" + want.q + "”";
      const chosen = field.options[field.selectedIndex].textContent.trim();
      if (field.name === "show" || field.name === "sort") return chosen.toLowerCase();
      return field.labels[0].firstChild.textContent.trim().toLowerCase() + ": " + chosen;
    }).join("; ");
  }

  function apply() {
    const want = read();
    let count = 0, repeats = 0;
    rows.forEach(function (row) {
      const fit = fits(row, want);
      row.hidden = !fit;
      if (fit) count += 1;
      if (fit && row.dataset.s && row.dataset.p === undefined) repeats += 1;
    });
    arrange(want.sort);
    const here = links.length ? " on this page" : "";
    shown.textContent = "Showing " + count + " of " + rows.length + " statements" + here + ": " + why(want) +
      (repeats ? ". Of these, " + repeats + (repeats === 1 ? " repeats" : " repeat") + " another and " +
        (repeats === 1 ? "is" : "are") + " counted with it." : "");
    return want;
  }

  function fragment(want) {
    return changed(want).map(function (field) {
      return field.name + "=" + encodeURIComponent(want[field.name]);
    });
  }

  function remember(want) {
    const parts = fragment(want);
    // Other pages show something else at first, so that the type has to be said.
    const everywhere = parts.some(function (part) { return part.startsWith("show="); }) ? parts :
      parts.concat("show=" + encodeURIComponent(want.show));
    links.forEach(function (link, place) {
      link.setAttribute("href", addresses[place] + (parts.length ? "#" + everywhere.join("&") : ""));
    });
    if (at && !at.hidden) parts.push("at=" + encodeURIComponent(at.id));
    const address = parts.length ? "#" + parts.join("&") : location.pathname;
    // A page without an address of its own, as in a preview, has nothing to remember it in.
    try { history.replaceState(null, "", address); } catch (error) { return; }
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  function given(text) {
    const want = {};
    text.split("&").forEach(function (part) {
      const equals = part.indexOf("=");
      if (equals > 0) want[part.slice(0, equals)] = decoded(part.slice(equals + 1));
    });
    return want;
  }

  function fill(want) {
    fields.forEach(function (field) {
      field.value = want[field.name] === undefined ? plain(field) : want[field.name];
      if (field.selectedIndex === -1) field.value = plain(field);
      if (more.contains(field) && field.value !== plain(field)) more.open = true;
    });
  }

  function rowOf(id) {
    const target = id ? document.getElementById(id) : null;
    return rows.includes(target) ? target : null;
  }

  // A fragment is either the id of a statement, which is then shown whatever the filters say, or
  // the filters themselves with the statement that was looked at.
  function recall() {
    const text = location.hash.slice(1);
    const target = rowOf(decoded(text));
    const want = target ? {} : given(text);
    if (target && !target.hidden && shown.textContent) return;
    fill(want);
    if (target && !fits(target, read())) fill({ show: "all" });
    const chosen = apply();
    at = target || rowOf(want.at);
    // The keyboard goes on from what is shown, and not from the top of the page.
    if (at && !at.hidden) {
      focus(at);
      at.scrollIntoView();
    } else if (changed(chosen).length) {
      focus(shown);
      form.scrollIntoView();
    }
    if (text && !target) remember(chosen);
  }

  function focus(box) {
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
  }

  function go(row) {
    at = row;
    focus(row);
    row.scrollIntoView({ block: "nearest" });
    remember(read());
  }

  function step(by) {
    const seen = Array.from(list.children).filter(function (row) { return !row.hidden; });
    const now = document.activeElement && document.activeElement.closest("#list > li");
    const place = seen.indexOf(now || at);
    const next = seen[place === -1 ? 0 : place + by];
    if (next) go(next);
  }

  function act(event) {
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") form.elements.q.focus();
    else if (event.key === "?") {
      more.open = !more.open;
      more.querySelector("summary").focus();
    } else if (event.key === "ArrowDown" && rows.includes(event.target)) step(1);
    else if (event.key === "ArrowUp" && rows.includes(event.target)) step(-1);
    else return false;
    return true;
  }

  function kept(value) {
    try {
      if (value !== undefined) localStorage.setItem("doc-audit-keys", value);
      return localStorage.getItem("doc-audit-keys");
    } catch (error) {
      return null;
    }
  }

  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (!keys.checked || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (act(event)) event.preventDefault();
  });
  form.addEventListener("input", function (event) {
    if (event.target === keys) kept(keys.checked ? "on" : "off");
    else remember(apply());
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    const on = keys.checked;
    setTimeout(function () {
      keys.checked = on;
      at = null;
      remember(apply());
    });
  });
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  keys.checked = kept() !== "off";
  recall();
})();
