// Reads an address as systems that publish articles do: its tags for previews, and how to embed it.
const { unfurl } = require('unfurl.js')

unfurl(process.argv[3], { oembed: true, timeout: 20000 })
  .then((found) => process.stdout.write(JSON.stringify(found)))
  .catch((error) => { process.stderr.write(String(error)); process.exit(1) })
