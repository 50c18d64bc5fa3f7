-- wrk: each request as the next of many people, and what came of it as one line of JSON.
local requests, at = {}, 0

function init()
  for line in io.lines(os.getenv("BENCH_CALLERS")) do
    local cookie, person = line:match("(%S+) (%S+)")
    local headers = { ["Cookie"] = "__Host-fuersprech=" .. cookie, ["X-Person"] = person }
    requests[#requests + 1] = wrk.format("GET", nil, headers)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.stderr:write(string.format(
    '{"requests": %d, "seconds": %f, "failed": %d, "p99_ms": %f}\n',
    summary.requests, summary.duration / 1e6, failed, latency:percentile(99) / 1e3))
end
