// What a province promised and where it stands. Names, units and figures come as text: nothing is looked up, joined or formatted here.
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

type Lang = "vi" | "en";
type Schemas = components["schemas"];
type Text = Schemas["Text"];
// What only tables have can be asked for by `fields`, and is no part of the row's own type.
type Gap = Schemas["GapRow"] & { indicatorName: Text; seriesName: Text | null; statusName: Text };

const api = createClient<paths>({ baseUrl: import.meta.env.VITE_API ?? "http://localhost:5000" });
const page = document.querySelector<HTMLElement>("#page")!;
const state = { lang: (new URLSearchParams(location.search).get("lang") ?? "vi") as Lang, province: "Hà Nội" };
const say = (vi: string, en: string) => ({ vi, en })[state.lang];
const text = (pair: Text | null | undefined) => pair?.[state.lang] ?? "–";

function h(tag: string, attributes: Record<string, string | (() => void)> = {}, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    typeof value === "string" ? element.setAttribute(name, value) : element.addEventListener(name, value);
  element.append(...children);
  return element;
}

function table(head: string[], rows: string[][], figures: number[]): HTMLElement {
  return h("div", { class: "wide" }, h("table", {},
    h("thead", {}, h("tr", {}, ...head.map((cell, column) => h("th", figures.includes(column) ? { class: "figure" } : {}, cell)))),
    h("tbody", {}, ...rows.map((row) =>
      h("tr", {}, ...row.map((cell, column) => h("td", figures.includes(column) ? { class: "figure" } : {}, cell)))))));
}

const problem = (error: Schemas["ProblemDocument"]) => h("div", {}, ...error.errors.map((each) => h("p", { class: "error", role: "alert" },
  `${each.value ?? ""}: ${text(each.messages)} `,
  ...each.options.map((option) => h("button", { click: () => show({ province: option.id }) }, text(option.name))))));

/** The way of one target: where the path stands, what was observed, where that leads. */
function chart(row: Gap): HTMLElement | string {
  const years = row.trajectoryRows ?? [];
  const values = years.flatMap((each) => [each.path, each.observed, each.projection, each.milestone]).filter((value) => value != null);
  if (years.length < 2) return "";
  const [from, to, low, high] = [years[0]!.year, years.at(-1)!.year, Math.min(...values), Math.max(...values)];
  const at = (year: number, value: number) => [20 + (560 * (year - from)) / (to - from), 180 - (150 * (value - low)) / (high - low || 1)] as const;
  const svg = (tag: string, attributes: Record<string, string | number>, content = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, `${value}`));
    element.append(content);
    return element;
  };
  const drawing = svg("svg", { viewBox: "0 0 600 210", role: "img", "aria-label": text(row.headline) });
  for (const line of ["path", "observed", "projection"] as const) {
    const points = years.filter((each) => each[line] != null).map((each) => at(each.year, each[line]!));
    drawing.append(svg("polyline", { class: line, points: points.map((point) => point.join(",")).join(" "), fill: "none", "stroke-width": 2 }));
    if (line === "observed") drawing.append(...points.map(([cx, cy]) => svg("circle", { cx, cy, r: 3.5, fill: "#0b57a4" })));
  }
  drawing.append(svg("text", { x: 20, y: 205 }, `${from}`), svg("text", { x: 580, y: 205, "text-anchor": "end" }, `${to}`));
  drawing.append(svg("text", { x: 580, y: 16, "text-anchor": "end" }, `${say("mục tiêu", "target")}: ${text(row.target.text)}`));
  drawing.append(svg("text", { x: 20, y: 16 }, `${row.observation?.year}: ${text(row.observation?.text)}`));
  return h("figure", {}, drawing as unknown as HTMLElement, h("figcaption", {}, text(row.narrative)));
}

async function show(change: Partial<typeof state>): Promise<void> {
  Object.assign(state, change);
  document.documentElement.lang = state.lang;
  // One release for the whole page: first ask which is the newest, then pin it.
  const latest = await api.GET("/v1/releases/latest");
  if (latest.error) return page.replaceChildren(problem(latest.error));
  const release = latest.data.data.id;
  const [provinces, gaps, matrix] = await Promise.all([
    api.GET("/v1/provinces", { params: { query: { release, on: latest.data.data.publishedAt.slice(0, 10), fields: ["label"], sort: ["label.vi"] } } }),
    api.GET("/v1/gaps", {
      params: {
        query: {
          release, province: [state.province], hasValue: true, display: true, trajectory: "rows", explain: false, sort: ["-gap.relativePercent"],
          fields: ["id", "indicatorName", "seriesName", "target.horizon", "target.text", "observation.year", "observation.text", "gap.text", "statusName",
            "headline", "narrative", "trajectoryRows"],
        },
      },
    }),
    api.GET("/v1/comparisons", {
      params: { query: { release, display: true, fields: ["id", "measure", "indicator.name", "horizon", "year", "seriesName", "province", "text"] } },
    }),
  ]);
  const input = h("input", { list: "provinces", value: state.province, "aria-label": say("Địa phương", "Province") }) as HTMLInputElement;
  const other: Lang = state.lang === "vi" ? "en" : "vi";
  page.replaceChildren(
    h("header", {},
      h("h1", {}, say("Mục tiêu và kết quả", "Targets and results")),
      input,
      h("datalist", { id: "provinces" }, ...(provinces.data?.data ?? []).map((each) => h("option", { value: text(each.label) }))),
      h("button", { click: () => show({ province: input.value }) }, say("Xem", "Show")),
      h("button", { click: () => show({ lang: other }) }, other === "vi" ? "Tiếng Việt" : "English")),
    ...(gaps.error ? [problem(gaps.error)] : gapsOf(gaps.data.data as Gap[], gaps.data.meta)),
    ...(matrix.error ? [problem(matrix.error)] : matrixOf(matrix.data.data)),
    h("p", {}, h("small", {}, say(`Bản dữ liệu ${release}.`, `Data release ${release}.`))));
}

function gapsOf(rows: Gap[], meta: Schemas["Meta"]): (HTMLElement | string)[] {
  const drawn = rows.find((row) => row.trajectoryRows?.some((year) => year.projection != null)) ?? rows.find((row) => row.trajectoryRows);
  return [
    h("h2", {}, say("Mục tiêu đã có số liệu", "Targets with a figure")),
    table(
      [say("Chỉ tiêu", "Indicator"), say("Cách đo", "Measured by"), say("Hạn", "Deadline"), say("Mục tiêu", "Target"), say("Kết quả", "Result"),
        say("Chênh lệch", "Gap"), say("Kết luận", "Verdict")],
      rows.map((row) => [text(row.indicatorName), text(row.seriesName), `${row.target.horizon ?? "–"}`, text(row.target.text),
        `${text(row.observation?.text)} (${row.observation?.year})`, text(row.gap.text), text(row.statusName)]),
      [4, 5]),
    h("p", {}, h("small", {}, say(`Chưa tìm thấy số liệu cho ${meta.hidden} mục tiêu khác.`,
      `No figure was found for ${meta.hidden} other targets.`))),
    drawn ? chart(drawn) : "",
  ];
}

function matrixOf(matrix: Schemas["ComparisonMatrix"]): HTMLElement[] {
  const columns = [...matrix.provinces, ...(matrix.reference ? [matrix.reference] : [])];
  return [
    h("h2", {}, say("Cạnh nhau", "Side by side")),
    table(
      [say("Chỉ tiêu", "Indicator"), "", ...columns.map((column) => text(column.label))],
      matrix.rows.map((row) => [
        text(row.indicator.name),
        row.measure === "target" ? say(`mục tiêu ${row.horizon ?? ""}`, `${row.horizon ?? ""} target`) : `${row.year}, ${text(row.seriesName)}`,
        ...[...row.cells, ...(row.referenceCell ? [row.referenceCell] : [])].map((cell) => text(cell.text)),
      ]),
      columns.map((_, column) => column + 2)),
  ];
}

await show({});
