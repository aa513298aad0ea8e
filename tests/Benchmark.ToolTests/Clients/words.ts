import type { components } from './schema'

// Of a closed set no member can be forgotten: what is left at the end has the type never, or this does not compile.
export function words (status: components['schemas']['Status']): string {
  switch (status) {
    case 'met': return 'done'
    case 'on-track': return 'on track'
    case 'progressing': return 'on the way'
    case 'slow': return 'slow'
    case 'regressing': return 'moving away'
    case 'horizon-met': return 'done in time'
    case 'horizon-missed': return 'missed'
    case 'not-assessable': return 'unknown'
    case 'replaced': return 'replaced'
    case 'lapsed': return 'over'
    default: {
      const nothing: never = status
      return nothing
    }
  }
}
