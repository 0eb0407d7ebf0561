-- wrk: asks for the paths of the file in FATIAO_PATHS one after the other; each thread begins elsewhere.
local threads = 0

function setup(thread)
  thread:set("first", threads * 7919)
  threads = threads + 1
end

function init(args)
  paths = {}
  for line in io.lines(os.getenv("FATIAO_PATHS")) do
    paths[#paths + 1] = line
  end
  place = first % #paths
end

function request()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end

-- The last line of the output is the measurement as JSON; wrk counts microseconds.
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "p50_ms": %.2f, "p95_ms": %.2f, "p99_ms": %.2f, "max_ms": %.2f, ' ..
    '"connect": %d, "read": %d, "write": %d, "status": %d, "timeout": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, e.connect, e.read, e.write, e.status, e.timeout))
end
