// Looks at sites of lossgate report html as people do: in a browser, light and dark, wide and at 360 px. It fails on any violation that
// axe-core finds, on a page that has to be scrolled sideways, on a script that a name in a record brought along, on a request to
// anywhere, and on a filter that does not filter.
//
//     node check.js SITE…
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const faults = [];
let looked = 0;

// pages lists the files of a site that are looked at: all but of losses and failures, whose pages are alike, so that a few of every shape stand
// for them.
function pages(site) {
  const all = readdirSync(site, { recursive: true }).filter((f) => f.endsWith(".html")).sort();
  const few = /^([a-z]+|loss.(huber|kl|softmax-ce|ctc|barron|vicreg)|loss.[^/]*__[^/]*|failure.000[1-3])\.html$/;
  return all.filter((file) => few.test(file));
}

for (const site of process.argv.slice(2).map((s) => resolve(s))) {
  for (const look of [{ width: 1280, colorScheme: "light" }, { width: 360, colorScheme: "dark" }]) {
    const context = await browser.newContext({ viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme });
    const page = await context.newPage();
    let at = "";
    const fault = (what) => faults.push(`${at} at ${look.width} px, ${look.colorScheme}: ${what}`);
    page.on("dialog", (d) => { fault(`a name opened a dialog: ${d.message()}`); d.dismiss(); });
    page.on("pageerror", (e) => fault(`script error: ${e.message}`));
    page.on("request", (r) => { if (!r.url().startsWith("file://")) fault(`asks ${r.url()}`); });
    page.on("requestfailed", (r) => fault(`cannot load ${r.url()}`));
    for (const file of pages(site)) {
      at = file;
      await page.goto(pathToFileURL(resolve(site, file)).href);
      looked++;
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > look.width) fault(`is ${wide} px wide`);
      const scripts = await page.evaluate(() => [...document.scripts].map((s) => s.getAttribute("src")));
      if (scripts.some((src) => src !== "filter.js")) fault(`has scripts of others: ${scripts}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { preload: false }));
      for (const v of violations) fault(`${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" ")}`);
    }
    at = "index.html";
    await page.goto(pathToFileURL(resolve(site, at)).href);
    const rows = () => page.locator(".matrix tbody tr:not(.family):visible").count();
    const before = await rows();
    await page.getByLabel("Show", { exact: false }).first().fill("no loss has this name");
    if (before === 0 || await rows() !== 0) fault(`the filter leaves ${await rows()} of ${before} rows`);
    await page.getByLabel("Show", { exact: false }).first().fill("");
    if (await rows() !== before) fault("the filter does not give the rows back");
    await context.close();
  }
}
await browser.close();
for (const f of faults) console.error(f);
console.log(`${looked} pages looked at, ${faults.length} faults`);
process.exit(faults.length > 0 || looked === 0 ? 1 : 0);
