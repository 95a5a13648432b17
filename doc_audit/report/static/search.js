// Searches all statements. They come from the pages of the list below, each loaded out of sight.
(function () {
  "use strict";

  const AT_ONCE = 2;      // pages loaded side by side; more would only wait for each other
  const PATIENCE = 20000; // milliseconds for one page; a disk over a slow network
  const PAGE = 50;        // results shown at a time
  const PAUSE = 120;      // milliseconds after the last key

  const form = document.getElementById("search");
  const found = document.getElementById("found");
  const hits = document.getElementById("hits");
  const more = document.getElementById("more");
  const waiting = Array.from(document.querySelectorAll("#pages a"), function (a) { return a.getAttribute("href"); });
  const parts = waiting.length;
  const fields = ["q", "plan", "kind", "type"].filter(function (name) { return form.elements[name]; });
  const plans = new Map(Array.from(form.elements.plan.options).slice(1).map(function (option) {
    return [Number(option.value), { title: option.textContent, kind: option.dataset.k }];
  }));

  const rows = [];        // { plan, at, href, number, type, scored, about, text, plain }
  let loaded = 0, lost = 0, results = [], shown = 0, terms = [], timer = 0;

  // As `fold` in the program's text room: one kind of quotation mark, dash and blank. Each stands
  // for one letter, so that places in the plain text are places in the text.
  function plain(text) {
    const lower = text.toLowerCase();
    return (lower.length === text.length ? lower : text)
      .replace(/[‘’‚‛′`´]/g, "'").replace(/[“”„‟″]/g, '"').replace(/[‐‑‒–—−]/g, "-").replace(/\s/g, " ");
  }

  function termsOf(words) {
    const made = [];
    plain(words).replace(/"([^"]*)"?|[^\s"]+/g, function (all, phrase) {
      const term = (phrase === undefined ? all : phrase).trim().replace(/ +/g, " ");
      if (term) made.push({ text: term, whole: phrase !== undefined });
    });
    return made;
  }

  const LETTER = /[\p{L}\p{N}]/u;

  // Where a term stands from some place on: at the beginning of a word; a phrase ends a word too.
  function place(text, term, from) {
    let at = text.indexOf(term.text, from);
    while (at >= 0) {
      const end = at + term.text.length;
      const begins = at === 0 || !LETTER.test(text[at - 1]) || !LETTER.test(text[at]);
      if (begins && (!term.whole || end === text.length || !LETTER.test(text[end]))) return at;
      at = text.indexOf(term.text, at + 1);
    }
    return -1;
  }

  function fits(row, want) {
    if (want.plan && row.plan !== Number(want.plan)) return false;
    if (want.kind && plans.get(row.plan).kind !== want.kind) return false;
    if (want.type === "scored" ? !row.scored : want.type && row.type !== want.type) return false;
    return terms.every(function (term) { return place(row.plain, term, 0) >= 0; });
  }

  function marked(row) {
    const spans = [];
    terms.forEach(function (term) {
      for (let at = place(row.plain, term, 0); at >= 0; at = place(row.plain, term, at + 1)) {
        spans.push([at, at + term.text.length]);
      }
    });
    spans.sort(function (a, b) { return a[0] - b[0]; });
    const box = document.createElement("p");
    box.className = "x";
    let done = 0;
    spans.forEach(function (span) {
      const start = Math.max(span[0], done);
      if (span[1] <= start) return;
      box.append(row.text.slice(done, start));
      const mark = document.createElement("mark");
      mark.textContent = row.text.slice(start, span[1]);
      box.append(mark);
      done = span[1];
    });
    box.append(row.text.slice(done));
    return box;
  }

  function shownRow(row) {
    const item = document.createElement("li");
    const head = document.createElement("p");
    const link = document.createElement("a");
    item.className = "s";
    head.className = "m";
    link.href = row.href;
    link.textContent = plans.get(row.plan).title + ", " + row.number;
    head.append(link, " · " + row.about);
    item.append(head, marked(row));
    return item;
  }

  function showMore() {
    const next = results.slice(shown, shown + PAGE);
    const first = next.length && shown ? shownRow(next[0]) : null;
    hits.append.apply(hits, first ? [first].concat(next.slice(1).map(shownRow)) : next.map(shownRow));
    shown += next.length;
    more.hidden = shown >= results.length;
    if (first) first.querySelector("a").focus();
  }

  function say(want) {
    const going = loaded + lost < parts;
    const searched = going ? " So far " + loaded + " of " + parts + " pages are searched." : "";
    const missed = lost ? " " + lost + " of " + parts + " pages could not be loaded: open them from the list below." : "";
    if (!asked(want)) {
      found.textContent = (searched ? "Loading the statements: " + loaded + " of " + parts + " pages." : "") + missed;
      return;
    }
    const number = new Set(results.map(function (row) { return row.plan; })).size;
    const many = results.length.toLocaleString("en-GB");
    const of = " in " + number + " of " + plans.size + " plans.";
    found.textContent = (results.length
      ? many + (results.length === 1 ? " statement" : " statements") + of
      : going ? "Nothing found yet." : "Nothing found in what was read.") + searched + missed;
  }

  function asked(want) { return fields.some(function (name) { return want[name]; }); }

  function read() {
    const want = { q: "", plan: "", kind: "", type: "" };
    fields.forEach(function (name) { want[name] = form.elements[name].value.trim(); });
    return want;
  }

  function order(a, b) { return a.plan - b.plan || a.at - b.at; }

  function search() {
    const want = read();
    terms = termsOf(want.q);
    results = asked(want) ? rows.filter(function (row) { return fits(row, want); }).sort(order) : [];
    hits.replaceChildren();
    shown = 0;
    showMore();
    say(want);
    return want;
  }

  // What came in is added to the results without taking away what is being read.
  function add(fresh) {
    const want = read();
    const before = shown;
    if (asked(want)) {
      results = results.concat(fresh.filter(function (row) { return fits(row, want); }));
      if (before < PAGE) { hits.replaceChildren(); shown = 0; results.sort(order); showMore(); }
      else { results = results.slice(0, before).concat(results.slice(before).sort(order)); more.hidden = shown >= results.length; }
    }
    say(want);
  }

  function remember(want) {
    const kept = fields.filter(function (name) { return want[name]; });
    const text = kept.map(function (name) { return name + "=" + encodeURIComponent(want[name]); }).join("&");
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  function recall() {
    const want = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      const at = part.indexOf("=");
      if (at > 0) want[part.slice(0, at)] = decoded(part.slice(at + 1));
    });
    fields.forEach(function (name) {
      const field = form.elements[name];
      field.value = want[name] || "";
      if (field.selectedIndex === -1) field.value = "";
    });
    search();
  }

  function taken(sent) {
    const fresh = [];
    sent.forEach(function (plan) {
      plan[1].forEach(function (row) {
        fresh.push({
          plan: plan[0], at: Number(row[1].replace(/,/g, "")), href: row[0], number: row[1],
          type: row[2], scored: row[3], about: row[4], text: row[5], plain: plain(row[5])
        });
      });
    });
    rows.push.apply(rows, fresh);
    return fresh;
  }

  function load() {
    const address = waiting.shift();
    if (!address) return;
    const frame = document.createElement("iframe");
    frame.title = "Statements, being loaded";
    function end(fresh) {
      clearTimeout(limit);
      window.removeEventListener("message", heard);
      frame.remove();
      if (fresh) { loaded += 1; add(fresh); } else { lost += 1; say(read()); }
      load();
    }
    function heard(event) {
      if (event.source === frame.contentWindow && event.data && event.data.statements) end(taken(event.data.statements));
    }
    const limit = setTimeout(function () { end(null); }, PATIENCE);
    window.addEventListener("message", heard);
    frame.src = address;
    document.body.append(frame);
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(function () { remember(search()); }, PAUSE);
  }

  form.addEventListener("input", soon);
  form.addEventListener("submit", function (event) { event.preventDefault(); remember(search()); });
  form.addEventListener("reset", soon);
  more.addEventListener("click", showMore);
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
  // Only now, so that this page is there before the others are fetched.
  window.addEventListener("load", function () {
    for (let n = 0; n < AT_ONCE; n += 1) load();
  });
})();
