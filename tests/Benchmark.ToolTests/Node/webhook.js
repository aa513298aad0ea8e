// Reads deliveries of a webhook as a receiver does: verifies the signature, then reads the event. A changed body must not be verified.
const { readFileSync } = require('node:fs')
const { Webhook } = require('standardwebhooks')
const { HTTP } = require('cloudevents')

const { secret, deliveries } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const webhook = new Webhook(secret)

function isRefused (body, headers) {
  try {
    webhook.verify(body, headers)
    return false
  } catch {
    return true
  }
}

process.stdout.write(JSON.stringify(deliveries.map(({ headers, body }) => {
  webhook.verify(body, headers)
  const event = HTTP.toEvent({ headers, body })
  return { valid: event.validate(), changedIsRefused: isRefused(`${body} `, headers), event }
})))
