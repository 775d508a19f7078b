// The same answer as healthy-service's, in Go's idiom: net/http, marshalled for each request.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"net/http"
)

type health struct {
	Version string `json:"version"`
	Message string `json:"message"`
}

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "the address to listen at")
	flag.Parse()

	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		body, err := json.MarshalIndent(health{"v1.0", "We are Healthy!"}, "", "\t")
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		if _, err := w.Write(body); err != nil {
			log.Print(err)
		}
	})
	log.Fatal(http.ListenAndServe(*addr, mux))
}
