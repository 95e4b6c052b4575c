/** The pictures of charts, the figures behind them, and the export of inquiries. */
import { HeraldError } from '@herald/protocol/herald-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerInquiries } from '../../inquiries/answer-inquiries.ts';
import { inquiriesCsv, inquiriesJson } from '../../inquiries/export-inquiries.ts';
import { type ChartPlan, plotArea } from '../charts/chart-plan.ts';
import type { ChartDrawer } from '../charts/create-chart-drawer.ts';
import { hostChartNames } from '../charts/host-chart.ts';
import { inquiryChart } from '../charts/inquiry-chart.ts';
import { type ChartTarget, readChart } from '../charts/read-charts.ts';
import type { DrawingBound } from './access/drawing-bound.ts';
import type { Gate } from './access/gate.ts';
import { bearerOf } from './access/peers.ts';
import { type ChartSize, chartSizes, parseChartSize } from './chart-image.ts';
import { parseDayCount } from './inquiries/inquiries-page.ts';
import type { PageContext } from './page-context.ts';
import { parseChartChoice } from './pages/chart-period.ts';
import { noSuch } from './pages/no-such.ts';

type Chart = { Params: { name: string; chart: string } };

/** A page shows a dozen at most, and is opened again before they are there. */
const mostWaiting = 24;

type ChartParts = { gate: Gate; charts: ChartDrawer; bound: DrawingBound };

export function addCharts(app: FastifyInstance, { gate, charts, bound }: ChartParts): void {
  for (const kind of ['host', 'service'] as const) {
    app.get<Chart>(`/${kind}s/:name/charts/:chart.svg`, async (request, reply) => {
      const context = gate.need(request, 'member');
      return sendPicture(request, reply, context, () => planOf(kind, request, context));
    });
    app.get<Chart>(`/${kind}s/:name/charts/:chart.json`, async (request, reply) =>
      sendFigures(reply, request.params.chart, await planOf(kind, request, gate.need(request, 'member'))),
    );
  }
  app.get('/inquiries/chart.svg', async (request, reply) => {
    const context = gate.need(request, 'member');
    const report = await context.parts.inquiries(parseDayCount(context.url.searchParams));
    return sendPicture(request, reply, context, async () => inquiryChart(answerInquiries(report).chart));
  });
  app.get<{ Params: { form: string } }>('/inquiries/export.:form', async (request, reply) => {
    const { parts, url } = gate.need(request, 'member');
    const report = await parts.inquiries(parseDayCount(url.searchParams));
    const isCsv = request.params.form === 'csv';
    if (!isCsv && request.params.form !== 'json') return reply.callNotFound();
    return reply
      .type(isCsv ? 'text/csv; charset=utf-8' : 'application/json')
      .header('content-disposition', `attachment; filename="herald-inquiries.${isCsv ? 'csv' : 'json'}"`)
      .send(isCsv ? inquiriesCsv(report) : inquiriesJson(report));
  });

  async function planOf(
    kind: ChartTarget['kind'],
    { params: { name, chart: wanted } }: FastifyRequest<Chart>,
    { readModel, url }: PageContext,
  ): Promise<ChartPlan> {
    const chart = hostChartNames.find((known) => known === wanted);
    if (!chart) throw noSuchChart();
    const { fleet } = readModel;
    const isKnown = kind === 'host' ? fleet.host(name) : fleet.service(name);
    if (!isKnown) throw noSuch(kind === 'host' ? 'server' : 'service', name);
    return readChart({ kind, name }, chart, parseChartChoice(url.searchParams, readModel.nowMs), readModel);
  }

  async function sendPicture(
    request: FastifyRequest,
    reply: FastifyReply,
    { url, session }: PageContext,
    readPlan: () => Promise<ChartPlan>,
  ): Promise<FastifyReply> {
    const ground = url.searchParams.get('ground') === 'dark' ? 'dark' : 'light';
    const size = chartSizes[parseChartSize(url.searchParams.get('size'))];
    const svg = await bound.within(bearerOf(request, session), mostWaiting, async () =>
      charts.svg(await readPlan(), { ...size, ground }),
    );
    return reply.type('image/svg+xml').header('cache-control', 'private, max-age=30').send(svg);
  }
}

function sendFigures(reply: FastifyReply, chart: string, { fromMs, toMs, lines }: ChartPlan): FastifyReply {
  return reply.header('cache-control', 'private, max-age=10').send({
    fromMs,
    toMs,
    unit: chart === 'network' ? 'bytes-per-second' : chart === 'load' ? 'load' : 'percent',
    plots: { wide: plotOf('wide'), half: plotOf('half'), narrow: plotOf('narrow') },
    lines: lines.map(({ label, points }) => ({ label, points })),
  });
}

/** What a page needs to find the moment under a pointer. */
function plotOf(size: ChartSize): { width: number; left: number; fieldWidth: number } {
  const { left, width } = plotArea(chartSizes[size]);
  return { width: chartSizes[size].width, left, fieldWidth: width };
}

function noSuchChart(): HeraldError {
  return new HeraldError('web/no-such-page', {
    message: 'There is no such chart.',
    next: `Charts are ${hostChartNames.join(', ')}.`,
  });
}
