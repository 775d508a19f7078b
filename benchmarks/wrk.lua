-- Prints what run needs in one line: requests, microseconds, p50 and p99 in microseconds, refused answers, socket errors.
done = function(summary, latency)
  local errors = summary.errors
  print(string.format("figures %d %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
