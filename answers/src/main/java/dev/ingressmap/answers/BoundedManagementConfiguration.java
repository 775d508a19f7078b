package dev.ingressmap.answers;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Bounds a separate management server like the main one. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
public class BoundedManagementConfiguration {

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> boundedManagementCustomizer() {
    return factory -> factory.addServerCustomizers(new BoundedServerCustomizer());
  }
}
