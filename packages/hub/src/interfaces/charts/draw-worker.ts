/** Draws charts apart from the hub's own thread: a chart takes 15 to 40 ms, in which no agent would be polled. */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { BarChart, LineChart } from 'echarts/charts';
import {
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { DrawJob, DrawResult } from './draw-job.ts';
import { toOption } from './to-option.ts';

use([
  BarChart,
  LineChart,
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  SVGRenderer,
]);

/** Pages show charts in the reader's own typeface. PNGs carry theirs: a server has none to rely on. */
const pageFont = 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif';
const pngFont = 'Inter';
const resolve = createRequire(import.meta.url).resolve;
const fontFiles = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold'].map((name) =>
  resolve(`@expo-google-fonts/inter/${name}.ttf`),
);

parentPort?.on('message', (job: DrawJob) => {
  parentPort?.postMessage(draw(job));
});

function draw(job: DrawJob): DrawResult {
  return job.as === 'picture' ? drawPicture(job) : drawChart(job);
}

function drawPicture({ id, drawing }: Extract<DrawJob, { as: 'picture' }>): DrawResult {
  try {
    return { id, kind: 'drawn', png: toPng(drawing, 1) };
  } catch (error) {
    return failed(id, error);
  }
}

function drawChart({ id, plan, format, as }: Exclude<DrawJob, { as: 'picture' }>): DrawResult {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: format.width, height: format.height });
  try {
    chart.setOption(toOption(plan, format, as === 'png' ? pngFont : pageFont));
    const svg = chart.renderToSVGString();
    if (as === 'svg') return { id, kind: 'drawn', svg };
    return { id, kind: 'drawn', png: toPng(svg, 2) };
  } catch (error) {
    return failed(id, error);
  } finally {
    chart.dispose();
  }
}

function toPng(svg: string, zoom: number): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: pngFont };
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font }).render().asPng();
}

function failed(id: number, error: unknown): DrawResult {
  return { id, kind: 'failed', problem: error instanceof Error ? error.message : String(error) };
}
