package dev.ingressmap.benchmarks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
class HealthApplication {

  record Health(String version, String message) {}

  @GetMapping("/health")
  ResponseEntity<Health> health() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Health("v1.0", "We are Healthy!"));
  }

  public static void main(String[] args) {
    SpringApplication.run(HealthApplication.class, args);
  }
}
