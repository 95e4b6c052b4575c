/** From a chart plan to what echarts draws. Runs where the drawing is done. */
import type { EChartsCoreOption } from 'echarts/core';
import { palettes } from '../../format/theme.ts';
import { type ChartFormat, type ChartLine, type ChartPlan, plotArea } from './chart-plan.ts';
import { endLabelShifts } from './end-labels.ts';
import { wrapTitle } from './wrap-title.ts';

/** `fontFamily` is what the picture is drawn with: the reader's own on pages, a file that is shipped on PNGs. */
export function toOption(plan: ChartPlan, format: ChartFormat, fontFamily: string): EChartsCoreOption {
  const palette = palettes[format.ground];
  const plot = plotArea(format);
  const isNarrow = format.width < 560;
  const size = isNarrow ? 12 : 12.5;
  const [titleLines, titleSize] = [
    wrapTitle(plan.title, format.width - 24, isNarrow ? 13.5 : 15),
    isNarrow ? 13.5 : 15,
  ];
  const hasNote = !isNarrow || titleLines.length === 1;
  const ruleLabels = new Map(plan.rules.map(({ value, label }) => [value, label]));
  const tickLabels = new Map(plan.ticks.map(({ atMs, label }) => [atMs, label]));
  const shifts = endLabelShifts(plan, plot.height);
  return {
    animation: false,
    backgroundColor: palette.ground,
    textStyle: { fontFamily, color: palette.text, fontSize: size },
    title: {
      text: titleLines.join('\n'),
      subtext: hasNote ? plan.note : '',
      left: 12,
      top: 6,
      padding: 0,
      itemGap: 3,
      textStyle: { fontFamily, fontSize: titleSize, fontWeight: 600, color: palette.text, lineHeight: titleSize + 4 },
      subtextStyle: { fontFamily, fontSize: 11.5, color: palette.muted },
    },
    grid: { ...plot, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: plan.fromMs,
      max: plan.toMs,
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { show: false },
      axisTick: { customValues: plan.ticks.map(({ atMs }) => atMs), lineStyle: { color: palette.line } },
      axisLabel: {
        customValues: thin(plan.ticks, isNarrow ? 5 : 9).map(({ atMs }) => atMs),
        formatter: (value: number) => tickLabels.get(value) ?? '',
        color: palette.muted,
        fontSize: size,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: plan.top,
      interval: plan.top / 2,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.line, width: 1 } },
      axisLabel: {
        formatter: (value: number) => ruleLabels.get(value) ?? '',
        color: palette.muted,
        fontSize: size,
        margin: 8,
      },
    },
    series: [
      bandSeries(plan, format, shifts),
      ...rangeSeries(plan, format),
      barSeries(plan, format),
      ...plan.lines.map((line, at) => lineSeries(line, shifts[plan.levels.length + at] ?? 0, format)),
    ],
    graphic: [
      ...(plan.emptyWords
        ? [
            {
              type: 'text',
              left: plot.left + 12,
              top: plot.top + plot.height * 0.75 - 8,
              style: { text: plan.emptyWords, fill: palette.muted, fontSize: 14, fontFamily },
            },
          ]
        : []),
      ...(hasNote
        ? []
        : [
            {
              type: 'text',
              right: 10,
              bottom: 7,
              style: { text: plan.zone.replace(/^.*\//, ''), fill: palette.muted, fontSize: 11.5, fontFamily },
            },
          ]),
    ],
  };
}

function thin<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, at) => at % step === 0);
}

const bandStrength = { planned: 0.16, degraded: 0.22, down: 0.3, unknown: 0.14 } as const;

/** A series without points carries bands, levels and moments. */
function bandSeries(
  { bands, levels, moments, fromMs, toMs }: ChartPlan,
  format: ChartFormat,
  shifts: readonly number[],
) {
  const palette = palettes[format.ground];
  const xOf = (atMs: number) => ((atMs - fromMs) / (toMs - fromMs)) * plotArea(format).width;
  // A word beside the colour, wherever it would not run into the word before it.
  let lastEnd = Number.NEGATIVE_INFINITY;
  const named = bands
    .toSorted((one, other) => one.fromMs - other.fromMs)
    .map((band) => {
      const middle = xOf((band.fromMs + band.toMs) / 2);
      const half = band.label.length * 3.4;
      if (middle - half < lastEnd + 4) return { ...band, label: '' };
      lastEnd = middle + half;
      return band;
    });
  return {
    type: 'line',
    data: [],
    silent: true,
    markArea: {
      silent: true,
      data: named.map(({ fromMs: from, toMs: to, kind, label }) => [
        {
          xAxis: from,
          name: label,
          itemStyle: { color: palette.health[kind], opacity: bandStrength[kind] },
          label: { position: labelPlace((from + to) / 2, { fromMs, toMs }), color: palette.text, fontSize: 11.5 },
        },
        // An incident of a minute stays visible in a year.
        { xAxis: Math.max(to, from + ((toMs - fromMs) * 2) / plotArea(format).width) },
      ]),
    },
    markLine: {
      silent: true,
      symbol: 'none',
      data: [
        ...levels.map(({ value, label }, at) => ({
          yAxis: value,
          lineStyle: { color: palette.text, type: 'dashed', width: 1.25 },
          label: {
            formatter: label,
            position: 'end',
            offset: [0, shifts[at] ?? 0],
            color: palette.text,
            fontSize: 11.5,
          },
        })),
        ...moments.map(({ atMs, label }) => ({
          xAxis: atMs,
          lineStyle: { color: palette.text, type: 'solid', width: 1.5 },
          label: { formatter: label, position: 'end', color: palette.text, fontSize: 11.5, distance: 3 },
        })),
      ],
    },
  };
}

/** The area between two lines: a base without colour, and what stands on it. */
function rangeSeries({ ranges }: ChartPlan, { ground }: ChartFormat) {
  return ranges.flatMap(({ colour, points }, at) => {
    const common = {
      type: 'line',
      connectNulls: false,
      stack: `range-${at}`,
      stackStrategy: 'all',
      symbol: 'none',
      silent: true,
      lineStyle: { opacity: 0 },
    };
    return [
      { ...common, data: points.map(([atMs, low]) => [atMs, low]) },
      {
        ...common,
        data: points.map(([atMs, low, high]) => [atMs, low === null || high === null ? null : high - low]),
        areaStyle: { color: palettes[ground].series[colour], opacity: 0.16 },
      },
    ];
  });
}

function barSeries({ bars }: ChartPlan, { ground }: ChartFormat) {
  const colour = palettes[ground].series[0];
  return {
    type: 'bar',
    silent: true,
    barWidth: bars.length > 0 ? undefined : 1,
    barCategoryGap: '25%',
    barMaxWidth: 26,
    data: bars.map(({ fromMs, toMs, value, look }) => ({
      value: [(fromMs + toMs) / 2, value],
      itemStyle: { color: colour, opacity: look === 'full' ? 0.75 : 0.3 },
    })),
  };
}

function lineSeries({ label, colour, look, points }: ChartLine, shift: number, { ground }: ChartFormat) {
  const lineColour = palettes[ground].series[colour];
  const last = points.findLast(([, value]) => value !== null);
  return {
    type: 'line',
    name: label,
    symbol: 'none',
    silent: true,
    connectNulls: false,
    sampling: points.length > 600 ? 'lttb' : undefined,
    data: points.map(([atMs, value]) => [atMs, value]),
    lineStyle: {
      color: lineColour,
      width: look === 'solid' ? 2 : 1.5,
      type: look === 'dashed' ? 'dashed' : 'solid',
      opacity: look === 'solid' ? 1 : 0.75,
    },
    markPoint: last
      ? {
          silent: true,
          symbol: 'circle',
          symbolSize: look === 'solid' ? 5 : 1,
          itemStyle: { color: lineColour },
          label: {
            show: true,
            position: 'right',
            offset: [2, shift],
            formatter: label,
            color: lineColour,
            fontSize: 12.5,
            fontWeight: 600,
          },
          data: [{ coord: [last[0], last[1]] }],
        }
      : undefined,
  };
}

/** A band at an end of the chart says its name into the chart: outside of it stand the names of the lines. */
function labelPlace(
  middleMs: number,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): 'insideTop' | 'insideTopLeft' | 'insideTopRight' {
  const share = (middleMs - fromMs) / (toMs - fromMs);
  if (share > 0.85) return 'insideTopRight';
  return share < 0.15 ? 'insideTopLeft' : 'insideTop';
}
