/** The page shown for an address that was never visited while there is no network. It needs no other file. */
export function createOfflinePage({
  title,
  language,
}: {
  title: string
  language: string
}): string {
  const name = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>You are offline | ${name}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 2rem; box-sizing: border-box;
  font: 1.125rem/1.6 Newsreader, Charter, Georgia, serif; background: light-dark(#f2f5ef, #0c1411); color: light-dark(#101a15, #e6ede8) }
main { max-width: 34rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem }
a { color: light-dark(#00693e, #4ade9a) }
</style>
</head>
<body>
<main>
<h1>You are offline</h1>
<p>This page has not been read on this device before, so there is no copy of it here. What you have read is still there, and so is the search.</p>
<p><a href="/">Home</a> · <a href="/search/">Search</a></p>
</main>
</body>
</html>
`
}
