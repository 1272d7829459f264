/// How report pages look: by daylight, at night, on a narrow screen and on paper.
enum PageStyle {
  /// What stands in the head of every page; nothing is to be loaded from anywhere.
  static func head(title: String) -> String {
    """
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>\(htmlText(title))</title>
    <style>\(text)</style>

    """
  }

  private static let text = """

    :root{--ground:#fff;--panel:#f4f6f9;--ink:#1b2430;--soft:#556070;--rule:#d5dbe3;\
    --accent:#16588e;--warn:#9a3412;--good:#1c6b3c;--shade:#e4e8ee;--on:#fff}
    @media (prefers-color-scheme:dark){:root{--ground:#12161c;--panel:#1a2029;--ink:#e7ebf1;--soft:#a8b2c0;\
    --rule:#38424f;--accent:#86bdf5;--warn:#ffb38a;--good:#86d6a5;--shade:#2a323d;--on:#12161c}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 3rem;background:var(--ground);color:var(--ink);\
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    h1{margin:.5rem 0 0;font-size:1.75rem;line-height:1.2}
    h2{margin:2.5rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--rule);font-size:1.3rem}
    h3{margin:1.5rem 0 .25rem;font-size:1.05rem}
    article h3{margin:0}
    p{margin:.25rem 0 .75rem}
    small{font-weight:400;color:var(--soft)}
    a{color:var(--accent)}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.75rem 0;padding:0;list-style:none}
    .needs{margin:.5rem 0;padding:0;list-style:none}
    .needs li{margin:.35rem 0;padding:.5rem .75rem;border-left:4px solid var(--warn);background:var(--panel)}
    .scroll{max-width:100%;overflow-x:auto}
    table{border-collapse:collapse;font-size:.9rem}
    caption{padding:.25rem 0;text-align:left;color:var(--soft)}
    th,td{padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
    tbody th{font-weight:600}
    .date,.number{white-space:nowrap;font-variant-numeric:tabular-nums}
    #cohort{width:100%}
    #cohort td:nth-child(2){min-width:14rem}
    .needy th{border-left:4px solid var(--warn);padding-left:.5rem}
    th button{padding:0;border:0;background:none;color:inherit;font:inherit;cursor:pointer;text-align:left;text-decoration:underline dotted}
    .controls{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;margin:.5rem 0}
    .controls input[type=search]{min-width:14rem;padding:.3rem .5rem;border:1px solid var(--soft);border-radius:4px;\
    background:var(--ground);color:inherit;font:inherit}
    article{margin:1rem 0;padding:.75rem 1rem;border:1px solid var(--rule);border-radius:6px;\
    content-visibility:auto;contain-intrinsic-size:auto 15rem}
    details{margin:.25rem 0}
    summary{color:var(--soft);cursor:pointer}
    .key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;color:var(--soft);font-size:.9rem}
    .key svg{display:inline-block;width:auto;min-width:0;height:.8em}
    svg{display:block;width:100%;min-width:46rem;height:auto;font-size:12.5px}
    @media (max-width:60rem){svg{font-size:16px}}
    svg text{fill:var(--soft)}
    .axis path,path.grid{fill:none;stroke:var(--rule)}
    .row{fill:var(--ink)}
    .today path{fill:none;stroke:var(--accent);stroke-dasharray:4 3}
    .today text{fill:var(--accent)}
    .real{fill:var(--accent)}
    .met{fill:var(--good)}
    path.plan{fill:none;stroke:var(--soft);stroke-width:2}
    path.over{fill:none;stroke:var(--warn);stroke-width:4}
    path.off{fill:none;stroke:var(--soft);stroke-width:2}
    path.end{fill:none;stroke:var(--ink);stroke-width:3}
    .away{fill:var(--shade)}
    .line{fill:none;stroke-width:2.5}
    .done{stroke:var(--good)}
    .planned{stroke:var(--soft);stroke-dasharray:6 4}
    .kept{fill:var(--good)}
    rect.open{fill:none;stroke:var(--accent);stroke-width:2}
    .dropped{fill:var(--soft)}
    svg .on-kept,svg .on-dropped{fill:var(--on)}
    svg .on-open{fill:var(--ink)}
    footer{margin-top:2rem;color:var(--soft)}
    [hidden]{display:none!important}
    @media print{body{max-width:none;padding:0;font-size:10pt}nav,.controls,summary{display:none}\
    article,tr,figure{break-inside:avoid}.scroll{overflow:visible}svg{min-width:0;font-size:16px}a{color:inherit}\
    #cohort{font-size:7.5pt}#cohort th,#cohort td{padding-right:.4rem}#cohort td:nth-child(2){min-width:0}}

    """
}
