// Reads the API through a client that hey-api made, and prints what it read.
import { compareProvinces, listGaps, listProvinces, type Status } from './hey-api-client'
import { client } from './hey-api-client/client.gen'
import { words } from './words'

client.setConfig({ baseUrl: process.argv[2] ?? '' })

const comparison = await compareProvinces({ throwOnError: true })
const gaps = await listGaps({ query: { province: ['ha-noi', 'hai-phong'], hasValue: false, limit: 1000 }, throwOnError: true })
const provinces = await listProvinces({ query: { limit: 1000 }, throwOnError: true })
const refused = await listGaps({ query: { province: ['hai-phongg'], lang: 'en' } })
if (!refused.error) throw new Error('A province that there is not was found.')

const statuses: Status[] = gaps.data.data.map((row) => row.status)
const values: (number | null)[] = gaps.data.data.map((row) => row.gap.value)
process.stdout.write(JSON.stringify({
  rows: comparison.data.data.rows.length,
  release: comparison.data.meta.release,
  values,
  statuses,
  words: statuses.map(words),
  dates: provinces.data.data.map((province) => province.validTo),
  problem: {
    status: refused.error.status,
    type: refused.error.type,
    codes: refused.error.errors.map((error) => error.code),
    near: refused.error.errors[0]?.didYouMean ?? []
  }
}))
