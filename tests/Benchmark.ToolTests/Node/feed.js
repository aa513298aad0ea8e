// Reads a feed with two readers, and prints what each understood.
const { createReadStream, readFileSync } = require('node:fs')
const FeedParser = require('feedparser')
const RssParser = require('rss-parser')

const file = process.argv[2]

function withFeedParser () {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false })
    const items = []
    parser.on('error', reject)
    parser.on('readable', () => {
      for (let item = parser.read(); item !== null; item = parser.read()) items.push(item)
    })
    parser.on('end', () => resolve({
      title: parser.meta.title,
      author: parser.meta.author,
      language: parser.meta.language,
      link: parser.meta.link,
      items: items.map(({ guid, title, link, categories, summary, description, date, author }) =>
        ({ id: guid, title, link, categories, summary, content: description, date, author }))
    }))
    createReadStream(file).pipe(parser)
  })
}

async function withRssParser () {
  const feed = await new RssParser({ customFields: { item: ['category'] } }).parseString(readFileSync(file, 'utf8'))
  return {
    title: feed.title,
    link: feed.link,
    items: feed.items.map(({ id, title, link, summary, content, isoDate, author }) => ({ id, title, link, summary, content, date: isoDate, author }))
  }
}

Promise.all([withFeedParser(), withRssParser()])
  .then(([feedparser, rssParser]) => process.stdout.write(JSON.stringify({ feedparser, rssParser })))
