module ingressmap.dev/benchmarks

go 1.22
