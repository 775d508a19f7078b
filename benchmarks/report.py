#!/usr/bin/env python3
"""Writes benchmarks.md and its charts from what benchmarks/run measured: report.py FOLDER-OF-FIGURES FOLDER-OF-DOCS"""
import collections, csv, html, sys, textwrap
from pathlib import Path
from statistics import median

# What the metrics are called, how they are printed, and whether more is better.
METRICS = {
    'rps': ('requests/s', '{:,.0f}', True),
    'p50': ('p50, ms', '{:.2f}', False),
    'p99': ('p99, ms', '{:.2f}', False),
    'cpu': ('CPU/request, µs', '{:,.1f}', False),
    'wall': ('wall time, s', '{:.2f}', False),
    'cpus': ('CPU time, s', '{:.2f}', False),
    'calls': ('calls', '{:,.0f}', False),
    'paced': ("at AWS's rate, s", '{:.0f}', False),
}

Row = collections.namedtuple('Row', 'title ours servers chart about')
ROWS = {
    'health': Row('GET /health', 'healthy-service', {
        'healthy-service': 'healthy-service, the jar', 'go': 'Go, net/http', 'spring': 'Spring MVC on Tomcat',
        'nginx': 'nginx, return 200'}, 'rps',
        'All give the same content, Spring MVC without line breaks. Go and Spring MVC marshal it for each request, as services usually do. '
        'healthy-service prepares the bytes once, and nginx has them in its configuration.'),
    'path': Row('The whole path', 'local-stage', {
        'local-stage': 'local-stage: stage and ingress', 'nginx': 'nginx, proxying'}, 'rps',
        'nginx proxies twice in the first case, and once in the second. Both lead to the same process of healthy-service. The CPU time is that of the stage and the ingress, or of '
        'nginx, without the service. The stage does more than a proxy: it finds the route, checks who may call, and '
        'records the call for the console.'),
    'emulators': Row('Emulators of API Gateway', 'local-stage', {
        'local-stage': 'local-stage', 'moto': 'moto_server', 'ministack': 'ministack'}, 'rps',
        'Each runs with its defaults and without its log of calls, if it can. All hold one small API, made call by '
        'call: `/mock`, and `/proxy` with an HTTP_PROXY to nginx. The first answer is that to `GET /restapis`. Both '
        'peers emulate many more services of AWS than local-stage does.'),
    'console': Row('What the console costs', 'off', {
        'off': '`--console false`', 'on': 'the console, nobody looks', 'watched': 'the console, one watcher'}, 'rps',
        'Three local stages that differ only in this. The watcher is a client of `/_local/events` on the same machine, '
        'so it takes CPU time from them, too.'),
    'image': Row('The images', 'image', {
        'image': 'the image: C1, as on a small pod', 'fast': 'the image with `-XX:TieredStopAtLevel=4`',
        'go': 'Go, net/http, in a container'}, 'rps',
        "Containers of 128 MiB on the machine's network. The plan is one of gateway's image, from `docker run` to its "
        'end.'),
    'converge': Row('Converging many routes', 'gateway', {
        'gateway': 'gateway apply', 'terraform': 'terraform apply, a resource for each thing'}, 'wall',
        'The whole process, from its start until the stage serves the routes, against an empty local stage. nginx is in '
        "between and counts the calls. AWS allows 10 calls a second in an account, after a burst of 40: the last column "
        'is the least time that so many calls take there.'),
    'plan': Row('gateway plan', 'gateway', {'gateway': 'gateway.jar'}, 'wall',
        'The whole process, from the start of the JVM, against a local stage that already serves the map. There is no '
        'peer in this row.'),
}
# What we want: a case, a peer (or none, for the figure itself), a metric, and the bound of ours ÷ it.
GOALS = [
    ('health', 'GET /health', 'go', 'rps', 2.0), ('health', 'GET /health', 'go', 'p99', 0.8),
    ('health', 'GET /health', 'go', 'cpu', 0.8), ('health', 'GET /health', 'nginx', 'rps', 0.95),
    ('health', 'GET /health', 'nginx', 'p99', 0.8),
    ('path', 'stage, ingress, service', 'nginx', 'rps', 0.85), ('path', 'stage, ingress, service', 'nginx', 'p99', 1.2),
    ('image', 'GET /health in 128 MiB', 'go', 'rps', 1.0), ('image', 'plan of 295, docker run included', None, 'wall', 0.6),
    ('plan', 'plan of 1, nothing changed', None, 'wall', 1.2), ('plan', 'plan of 295, nothing changed', None, 'wall', 1.2),
]
STYLE = '''
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px } .case { font-weight: 600 } .quiet { fill: #59636e }
  .page { fill: #fff } .line { stroke: #59636e } .ours { fill: #2f6fde } .peer { fill: #a8b1bd }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #e6edf3 } .quiet { fill: #9198a1 } .line { stroke: #9198a1 }
    .ours { fill: #4c8dff } .peer { fill: #59636e }
  }
'''


def table_of(path):
    with path.open(newline='', encoding='utf-8') as lines:
        return list(csv.reader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))


class Figures:
    """The values of one row, by case, server and metric, each a dictionary from round to value."""

    def __init__(self, samples):
        self.cases = {}
        for case, number, server, metric, value in samples:
            servers = self.cases.setdefault(case, {})
            servers.setdefault(server, {}).setdefault(metric, {})[int(number)] = float(value)
        for servers in self.cases.values():
            for metrics in servers.values():
                for values in metrics.values():
                    values.pop(0, None)

    def ratio(self, case, ours, peer, metric):
        one, other = self.cases[case][ours][metric], self.cases[case][peer][metric]
        pairs = [one[number] / other[number] for number in one.keys() & other.keys() if other[number]]
        return median(pairs) if pairs else None


def spread(values, pattern):
    values = list(values.values())
    if not values:
        return ''
    if len(values) == 1:
        return pattern.format(values[0])
    return f'{pattern.format(median(values))} ({pattern.format(min(values))}..{pattern.format(max(values))})'


def write_row(row, figures, skipped, name):
    lines = [f'## {row.title}', '', row.about, '']
    for case, servers in figures.cases.items():
        metrics = [metric for metric in METRICS if any(metric in values for values in servers.values())]
        compared = row.ours in servers and len(servers) > 1
        # What the console costs is read from its side, the rest from ours.
        base_first = name == 'console'
        over = f'÷ {row.servers[row.ours]}' if base_first else 'ours ÷ it'
        heads, align = ['server'], ['---']
        for metric in metrics:
            heads += [METRICS[metric][0]] + ([over] if compared else [])
            align += ['--:'] * (2 if compared else 1)
        if len(figures.cases) > 1 or name != 'health':
            lines += [f'**{case}**', '']
        lines += [f'| {" | ".join(heads)} |', f'|{"|".join(align)}|']
        for server in row.servers:
            if server not in servers:
                continue
            cells = [row.servers[server]]
            for metric in metrics:
                cells.append(spread(servers[server].get(metric, {}), METRICS[metric][1]))
                if compared:
                    ratio = None
                    if server != row.ours and metric in servers[server]:
                        pair = (server, row.ours) if base_first else (row.ours, server)
                        ratio = figures.ratio(case, *pair, metric)
                    cells.append('' if ratio is None else f'{ratio:.2f}')
            lines.append(f'| {" | ".join(cells)} |')
        lines.append('')
    for case, server, reason in skipped:
        what = row.servers.get(server, server)
        where = '' if case == '-' else f', {case}'
        lines += [f'Skipped: {"the row" if server == "-" else what}{where}: {reason}.', '']
    if figures.cases:
        lines += [f'![{row.title}: {METRICS[row.chart][0]}](images/benchmark-{name}.svg)', '']
    return lines


def losses(row, figures, name):
    """Where a peer is better than ours by more than 2 %, said in words."""
    if name in ('console', 'plan'):
        return
    for case, servers in figures.cases.items():
        for server in row.servers:
            # The image with other options is ours as well.
            if server in (row.ours, 'fast') or not {server, row.ours} <= servers.keys():
                continue
            worse = []
            for metric in servers[server].keys() & servers[row.ours].keys():
                ratio = figures.ratio(case, row.ours, server, metric)
                more = METRICS[metric][2]
                if ratio is not None and (ratio < 0.98 if more else ratio > 1.02):
                    worse.append((list(METRICS).index(metric), f'{METRICS[metric][0].split(",")[0]} {ratio:.2f}'))
            if worse:
                yield f'- {case}, against {row.servers[server]}: {", ".join(text for _, text in sorted(worse))}'


def goals(all_figures):
    """What we want to reach, and whether we do."""
    for name, case, peer, metric, bound in GOALS:
        row, figures = ROWS[name], all_figures.get(name)
        servers = figures.cases.get(case, {}) if figures else {}
        if not {row.ours, peer or row.ours} <= servers.keys():
            continue
        if peer:
            value = figures.ratio(case, row.ours, peer, metric)
        else:
            value = median(servers[row.ours][metric].values())
        if value is None:
            continue
        more = METRICS[metric][2]
        met = value >= bound if more else value <= bound
        what = f'{METRICS[metric][0]}{f" ÷ {row.servers[peer]}" if peer else ""}'
        yield f'| {case} | {what} | {"≥" if more else "≤"} {bound} | {value:.2f} | {"met" if met else "missed"} |'


def chart(row, figures, name):
    """Bars of the medians with a line from the least to the most, a group for each case."""
    groups = []
    for case, servers in figures.cases.items():
        metric = row.chart if any(row.chart in values for values in servers.values()) else 'wall'
        bars = [(server, list(servers[server][metric].values())) for server in row.servers
                if servers.get(server, {}).get(metric)]
        if bars:
            groups.append((case, metric, bars))
    left, width, bar, y = 230, 400, 20, 30
    # With a background of its own, it reads on a light page of a dark system, too.
    out = ['<rect class="page" width="100%" height="100%" rx="6"/>',
           f'<text class="title" x="10" y="22">{html.escape(row.title)}</text>']
    tops = collections.defaultdict(float)
    for index, (case, metric, bars) in enumerate(groups):
        # Cases differ by orders of magnitude, so each has a scale of its own.
        tops[index] = max(max(values) for _, values in bars)
    for index, (case, metric, bars) in enumerate(groups):
        label, pattern, more = METRICS[metric]
        hint = 'more is better' if more else 'less is better'
        y += 18
        out.append(f'<text class="case" x="10" y="{y}">{html.escape(case)}</text>'
                   f'<text class="quiet" x="{left + width + 120}" y="{y}" text-anchor="end">{label}: {hint}</text>')
        y += 8
        for server, values in bars:
            scale = width / tops[index]
            middle = median(values)
            kind = 'ours' if server == row.ours or name == 'console' else 'peer'
            label = html.escape(row.servers[server].replace('`', ''))
            end = left + max(values) * scale
            out.append(
                f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{label}</text>'
                f'<rect class="{kind}" x="{left}" y="{y}" width="{max(1, middle * scale):.1f}" height="{bar}" rx="2"/>'
                f'<line class="line" x1="{left + min(values) * scale:.1f}" x2="{end:.1f}" y1="{y + bar / 2}" '
                f'y2="{y + bar / 2}"/>'
                f'<text x="{end + 8:.1f}" y="{y + 15}">{pattern.format(middle)}</text>')
            y += bar + 5
        y += 8
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + width + 130} {y + 6}" '
            f'width="{left + width + 130}" role="img" aria-label="{html.escape(row.title)}">\n<style>{STYLE}</style>\n'
            + '\n'.join(out) + '\n</svg>\n')


def wrapped(line):
    if line.startswith(('|', '!', '#', 'benchmarks/run')):
        return line
    return textwrap.fill(line, 120, break_long_words=False, break_on_hyphens=False)


def main():
    target, docs = map(Path, sys.argv[1:])
    machine, versions = dict(table_of(target / 'machine.tsv')), dict(table_of(target / 'versions.tsv'))
    samples, skipped = collections.defaultdict(list), collections.defaultdict(list)
    for name, number, case, server, metric, value in table_of(target / 'samples.tsv'):
        samples[name].append((case, number, server, metric, value))
    for name, *rest in table_of(target / 'skipped.tsv'):
        if rest not in skipped[name]:
            skipped[name].append(rest)

    all_figures = {name: Figures(samples[name]) for name in ROWS if samples[name] or skipped[name]}
    text = [
        '# Benchmarks', '',
        f'Written by `benchmarks/run` on {machine["date"]}, of commit {machine["commit"]}. Each figure is the median of '
        f'{machine["rounds"]} rounds, with the least and the most in brackets.', '',
        '**ours ÷ it** is the median of the ratios within each round. More than 1 is better for us in requests/s, and '
        'less than 1 in everything else. If the ranges of two servers overlap, their order may be chance.', '']
    lost = [line for name, figures in all_figures.items() for line in losses(ROWS[name], figures, name)]
    text += ['## Where we lose', '']
    if not any(figures.cases for figures in all_figures.values()):
        text += ['Nothing was measured.', '']
    else:
        text += ['By more than 2 %, as ours ÷ it:', '', *lost, ''] if lost else ['In nothing that was measured here.', '']
    wanted = list(goals(all_figures))
    if wanted:
        text += ['## Goals', '', '| case | figure | goal | measured | |', '|---|---|--:|--:|---|', *wanted, '']
    for name, figures in all_figures.items():
        text += write_row(ROWS[name], figures, skipped[name], name)
        if figures.cases:
            (docs / 'images' / f'benchmark-{name}.svg').write_text(chart(ROWS[name], figures, name), 'utf-8')

    names = {'jdk': 'JDK', 'wrk': 'wrk', 'nginx': 'nginx', 'go': 'Go', 'spring': 'Spring Boot', 'python': 'Python',
             'moto': 'moto', 'ministack': 'ministack', 'terraform': 'Terraform', 'provider': 'AWS provider of Terraform'}
    text += [
        '## The machine', '',
        '| | |', '|---|---|',
        f'| cores, memory | {machine["cores"]} × {machine["cpu"]}, {machine["memory"]} |',
        f'| kernel | {machine["kernel"]} |',
        f'| load when it began | {machine["load"]} |',
        *(f'| {names[key]} | {value} |' for key, value in versions.items() if key in names), '',
        '## Repeat it', '',
        '<!-- run: skip, needs an idle machine for a quarter of an hour -->', '```sh', 'benchmarks/run',
        f'benchmarks/run --rounds {machine["rounds"]} --seconds {machine["seconds"]} --warm-up {machine["warm_up"]}   # as here',
        'benchmarks/run --rounds 3 --seconds 1 health plan   # some rows, into benchmarks/target/docs', '```', '',
        'It needs Linux, Debian\'s packages wrk, nginx, curl, golang-go, maven and python3-venv, and a JDK 25. moto and '
        'ministack are installed from PyPI below `benchmarks/target`. The row of many routes needs Terraform as well, and that of the images Docker, and `mvn -Pimages package` before. If something is missing, its row or peer is '
        'skipped, and this page says why.', '',
        'The inner loops, such as reading and mapping 295 or 20,000 routes, the rule for a call, and a template, are '
        'measured by JMH: `mvn -Pjmh -pl benchmarks/jmh -am -Dmaven.test.skip verify`.', '',
        f'wrk loads each server in turn over {machine["connections"]} connections from one thread for '
        f'{machine["seconds"]} s, all on loopback and on the same cores. So wrk takes part of the machine, and the '
        f'faster a server is, the larger that part. Round 0, at least {machine["warm_up"]} s for each server, warms up '
        'and does not count. CPU time is that of the server\'s processes in `/proc`, the JVM\'s compilers and '
        'collectors included. All servers of a row are up together, and only one of them is called at a time.', '']
    (docs / 'benchmarks.md').write_text('\n'.join(map(wrapped, text)).rstrip() + '\n', 'utf-8')


main()
