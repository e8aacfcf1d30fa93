// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes RESULTS/DATE.html of RESULTS/DATE.json: the table of a run and its curves, drawn here by Observable Plot, so that the
// page needs no script and no network.
import { readFileSync, writeFileSync } from "node:fs";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";

const { document } = new JSDOM("").window;

const escape = (text) => String(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const number = (value) => (value === undefined ? "–" : digits.format(value));

// On a logarithmic axis Plot would mark every step and name hardly any.
function logTicks(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const steps = most - least > 2.5 ? [1] : most - least > 1.2 ? [1, 3] : [1, 2, 3, 5, 7];
  const ticks = [];
  for (let power = Math.floor(least); power <= Math.ceil(most); ++power) ticks.push(...steps.map((step) => step * 10 ** power));
  const below = Math.max(...ticks.filter((tick) => Math.log10(tick) <= least));
  const above = Math.min(...ticks.filter((tick) => Math.log10(tick) >= most));
  return ticks.filter((tick) => tick >= below && tick <= above);
}

function scale(label, isLog, values) {
  const axis = {
    label,
    grid: true,
    tickFormat: (value) => digits.format(value),
  };
  if (!isLog) return { ...axis, nice: true };
  const ticks = logTicks(values);
  return { ...axis, type: "log", ticks, domain: [ticks[0], ticks.at(-1)] };
}

function draw(plot) {
  const rows = plot.curves.flatMap(({ name, points }) => points.map(([x, y]) => ({ x, y, name })));
  const figure = Plot.plot({
    document,
    width: 720,
    height: 340,
    marginLeft: 70,
    marginBottom: 45,
    x: scale(
      plot.x,
      plot.is_log_x,
      rows.map(({ x }) => x),
    ),
    y: scale(
      plot.y,
      plot.is_log_y,
      rows.map(({ y }) => y),
    ),
    color: { legend: true, domain: plot.curves.map(({ name }) => name) },
    marks: [Plot.lineY(rows, { x: "x", y: "y", stroke: "name" }), Plot.dot(rows, { x: "x", y: "y", fill: "name", r: 2 })],
  });
  return `<section><h2>${escape(plot.title)}</h2>${figure.outerHTML}</section>`;
}

function row(line) {
  const kind = line.verdict === "FALLS SHORT" ? "short" : line.failure ? "missing" : "";
  const cells = [
    `${line.measure} (${line.unit})`,
    number(line.value),
    line.reference ? `${number(line.reference.value)} ${line.reference.what}` : "–",
    number(line.ratio),
    number(line.at_least),
    number(line.aim),
    line.failure ? `${line.verdict}: ${line.failure}` : line.verdict,
  ];
  return `<tr class="${kind}">${cells.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`;
}

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 2rem auto; padding: 0 1rem; color: #1d2433; background: #fff; }
  section { display: inline-block; vertical-align: top; margin: 0 1rem 2rem 0; }
  h2 { font-size: 1.05rem; }
  figure { margin: 0; }
  table { border-collapse: collapse; font-size: 13px; }
  th, td { padding: 3px 8px; border-bottom: 1px solid #dde1ea; text-align: left; }
  td:nth-child(2), td:nth-child(4), td:nth-child(5), td:nth-child(6) { text-align: right; font-variant-numeric: tabular-nums; }
  .short td:last-child { color: #b3261e; font-weight: 600; }
  .missing td { color: #6b7280; }
`;

function page({ date, version, machine, note, lines, plots = [] }) {
  const heads = ["measure", "Harken", "reference", "ratio", "at least", "aim", "verdict"];
  const drawn = plots.filter(({ curves }) => curves.some(({ points }) => points.length > 0));
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Harken, benchmarks of ${escape(date)}</title><style>${style}</style>
<h1>Benchmarks of ${escape(date)}</h1>
<p>Harken ${escape(version)} on ${escape(machine)}. Figures of one machine in one run: what counts is each beside its reference.</p>
${note ? `<p>${escape(note)}</p>\n` : ""}${drawn.map(draw).join("\n")}
<h2>All measures</h2>
<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join("")}</tr></thead><tbody>
${lines.map(row).join("\n")}
</tbody></table></html>
`;
}

const file = process.argv[2];
if (!file?.endsWith(".json")) throw new Error("page.mjs RESULTS/DATE.json");
writeFileSync(file.replace(/\.json$/, ".html"), page(JSON.parse(readFileSync(file, "utf8"))));
