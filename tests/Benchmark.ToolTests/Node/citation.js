// Reads a citation as a reference manager does, and prints what it understood, and how the APA style prints it.
const { readFileSync } = require('node:fs')
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-csl')
require('@citation-js/plugin-ris')

const [file, format] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const cite = format === 'csl-json'
  ? new Cite(JSON.parse(text))
  : new Cite(text, { forceType: { bibtex: '@biblatex/text', ris: '@ris/file' }[format] })
process.stdout.write(JSON.stringify({ items: cite.data, printed: cite.format('bibliography', { format: 'text', template: 'apa' }) }))
