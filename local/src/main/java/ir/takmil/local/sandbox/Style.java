package ir.takmil.local.sandbox;

/** How the pages look, light or dark. */
final class Style {
  static final String SHEET =
      """
      :root { color-scheme: light dark; --page: #eef4f3; --card: #fff; --ink: #10312f;
        --soft: #4b6663; --lead: #0b6b63; --line: #cfdedb; --good: #17663a; --bad: #a12622; }
      @media (prefers-color-scheme: dark) { :root { --page: #0c1716; --card: #15211f; --ink: #e6f2f0;
        --soft: #a5bdb9; --lead: #5cc9bd; --line: #2c403d; --good: #7fd8a2; --bad: #ff9d97; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.8;
        font-family: Vazirmatn, Vazir, "Noto Sans Arabic", "Segoe UI", Tahoma, system-ui, sans-serif; }
      header, main { max-inline-size: 62rem; margin-inline: auto; padding: 1rem; }
      header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; }
      h1 { font-size: 1.3rem; margin: 0; color: var(--lead); }
      h2 { font-size: 1.05rem; margin: 0; }
      a { color: var(--lead); } nav { display: flex; flex-wrap: wrap; gap: 0 1rem; }
      nav a { display: inline-block; padding-block: .5rem; }
      .card { background: var(--card); border: 1px solid var(--line); border-radius: .9rem;
        padding: .9rem 1.1rem; margin-block-end: .9rem; }
      .head { display: flex; flex-wrap: wrap; gap: .2rem 1rem; justify-content: space-between;
        color: var(--soft); font-size: .9rem; }
      .text { margin: .35rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
      .code { direction: ltr; display: inline-block; unicode-bidi: isolate; font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; inline-size: 100%; font-size: .92rem; }
      th, td { text-align: start; padding: .4rem .6rem; border-block-start: 1px solid var(--line);
        vertical-align: top; }
      th { color: var(--soft); font-weight: 600; border: 0; }
      .good { color: var(--good); font-weight: 700; } .bad { color: var(--bad); font-weight: 700; }
      .none { color: var(--soft); text-align: center; padding: 3rem 1rem; }
      form { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; }
      label { display: inline-flex; gap: .5rem; align-items: center; min-block-size: 2.75rem; }
      input[type=number], input[type=search] { font: inherit; inline-size: 7.5rem;
        min-block-size: 2.75rem; padding: .3rem .6rem; border: 1px solid var(--soft);
        border-radius: .5rem; background: transparent; color: inherit; }
      input[type=search] { inline-size: 12rem; direction: ltr; }
      input[type=checkbox] { inline-size: 1.25rem; block-size: 1.25rem; accent-color: var(--lead); }
      button { font: inherit; font-weight: 700; min-block-size: 2.75rem; padding: .3rem 1.4rem;
        border: 0; border-radius: .5rem; background: var(--lead); color: var(--card); }
      :focus-visible { outline: 3px solid var(--lead); outline-offset: 2px; }
      """;

  private Style() {}
}
