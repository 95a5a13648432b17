// Chooses plans in every chart and table at once. Without it all of them are shown.
(function () {
  "use strict";

  const form = document.getElementById("plans");
  const shading = document.getElementById("shading");
  const heat = document.getElementById("heat");
  const lines = Array.from(document.querySelectorAll("table.scores tbody tr"));
  const marked = Array.from(document.querySelectorAll("[data-n]"));
  const tiles = Array.from(document.querySelectorAll("[data-ns]"));
  const fields = form ? Array.from(form.elements).filter(function (field) { return field.name; }) : [];

  function fits(row) {
    return fields.every(function (field) {
      const want = field.value.trim().toLowerCase();
      if (!want) return true;
      if (field.name === "kind") return row.dataset.k.toLowerCase() === want;
      if (field.dataset.g) return (row.dataset[field.dataset.g] || "").toLowerCase() === want;
      const words = (row.querySelector("th").textContent + " " + row.dataset.w).toLowerCase();
      return want.split(/\s+/).every(function (word) { return words.includes(word); });
    });
  }

  function apply() {
    const chosen = new Set();
    lines.forEach(function (row) { if (fits(row)) chosen.add(row.dataset.n); });
    const all = chosen.size === lines.length;
    marked.forEach(function (mark) {
      const off = !chosen.has(mark.dataset.n);
      if (mark instanceof SVGElement) mark.classList.toggle("off", off);
      else mark.hidden = off;
    });
    tiles.forEach(function (tile) {
      tile.classList.toggle("off", !tile.dataset.ns.split(" ").some(function (n) { return chosen.has(n); }));
    });
    document.getElementById("chosen").textContent = all ? "" :
      chosen.size + " of " + lines.length + " plans shown. Findings and counts are of all plans.";
  }

  function shade() {
    const light = shading.elements.cells.value === "mentioned";
    heat.querySelectorAll("td.h").forEach(function (cell) {
      const steps = cell.dataset.h.split(" ");
      cell.classList.remove("h" + steps[0], "h" + steps[1]);
      cell.classList.add("h" + steps[light ? 1 : 0]);
      if (cell.dataset.s === undefined) cell.dataset.s = cell.dataset.v;
      cell.dataset.v = light ? cell.dataset.m : cell.dataset.s;
    });
  }

  function wanted() {
    const kept = fields.concat(shading && shading.elements.cells.value ? [{ name: "cells", value: "mentioned" }] : [])
      .filter(function (field) { return field.value.trim(); });
    return kept.map(function (field) {
      return encodeURIComponent(field.name) + "=" + encodeURIComponent(field.value.trim());
    }).join("&");
  }

  function remember() {
    const text = wanted();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  // A fragment is a place on the page, which changes no choice, or the choices.
  function recall() {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) return;
    const want = new Map(fragment.split("&").map(function (part) {
      const at = part.indexOf("=");
      return [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
    }));
    fields.forEach(function (field) {
      field.value = want.get(field.name) || "";
      if (field.selectedIndex === -1) field.value = "";
    });
    if (shading) {
      shading.elements.cells.value = want.get("cells") === "mentioned" ? "mentioned" : "";
      shade();
    }
    if (form) apply();
  }

  if (shading) {
    shading.hidden = false;
    shading.addEventListener("change", function () { shade(); remember(); });
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("input", function () { apply(); remember(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(function () { apply(); remember(); }); });
  }
  window.addEventListener("hashchange", recall);
  recall();
})();
