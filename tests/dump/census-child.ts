/** Takes the census of the file named on the command line and prints it with this process's peak memory. */
import { takeCensus } from '../../src/main/dump/census.ts'
import { openDump } from '../../src/main/dump/open.ts'

using dump = openDump({ kind: 'file', path: process.argv[2] ?? '' })
const census = takeCensus(dump)
const { guestBytes } = dump.facts
const peakBytes = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ ...census, guestBytes, peakBytes }))
