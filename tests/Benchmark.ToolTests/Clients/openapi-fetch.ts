// Reads the API through types that openapi-typescript made, and prints what it read.
import createClient from 'openapi-fetch'
import type { components, paths } from './schema'
import { words } from './words'

type Status = components['schemas']['Status']

const client = createClient<paths>({ baseUrl: process.argv[2] ?? '' })

const comparison = await client.GET('/v1/comparisons')
if (comparison.error) throw new Error(comparison.error.detail)
const gaps = await client.GET('/v1/gaps', { params: { query: { province: ['ha-noi', 'hai-phong'], hasValue: false, limit: 1000 } } })
if (gaps.error) throw new Error(gaps.error.detail)
const provinces = await client.GET('/v1/provinces', { params: { query: { limit: 1000 } } })
if (provinces.error) throw new Error(provinces.error.detail)
const refused = await client.GET('/v1/gaps', { params: { query: { province: ['hai-phongg'], lang: 'en' } } })
if (!refused.error) throw new Error('A province that there is not was found.')

const statuses: Status[] = gaps.data.data.map((row) => row.status)
const values: (number | null)[] = gaps.data.data.map((row) => row.gap.value)
process.stdout.write(JSON.stringify({
  rows: comparison.data.data.rows.length,
  release: comparison.data.meta.release,
  values,
  statuses,
  words: statuses.map(words),
  dates: provinces.data.data.map((province) => province.validTo ?? null),
  problem: {
    status: refused.error.status,
    type: refused.error.type,
    codes: refused.error.errors.map((error) => error.code),
    near: refused.error.errors[0]?.didYouMean ?? []
  }
}))
