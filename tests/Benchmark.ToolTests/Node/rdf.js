// Reads RDF in one of its forms with the reader of that form, and prints its triples, one a line, in one order.
const { readFileSync } = require('node:fs')
const { Parser } = require('n3')
const jsonld = require('jsonld')
const { RdfXmlParser } = require('rdfxml-streaming-parser')

const [file, mediaType] = process.argv.slice(2)

const readers = {
  'text/turtle': text => new Parser({ format: 'text/turtle' }).parse(text),
  'application/ld+json': async text => new Parser({ format: 'application/n-quads' })
    .parse(await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', safe: true })),
  'application/rdf+xml': text => new Promise((resolve, reject) => {
    const triples = []
    const parser = new RdfXmlParser({ strict: true })
    parser.on('data', triple => triples.push(triple)).on('end', () => resolve(triples)).on('error', reject)
    parser.write(text)
    parser.end()
  })
}

const term = ({ termType, value, language, datatype }) =>
  termType === 'Literal' ? `${JSON.stringify(value)}@${language}^^${datatype.value}` : `${termType} ${value}`

Promise.resolve(readers[mediaType](readFileSync(file, 'utf8')))
  .then(triples => triples.map(({ subject, predicate, object }) => `${term(subject)} ${predicate.value} ${term(object)}`).sort())
  .then(triples => process.stdout.write(JSON.stringify({ triples })))
