/** YAML that remembers its place: every value knows its file, line, object and field. */
@NullMarked
package dev.ingressmap.gateway.yaml;

import org.jspecify.annotations.NullMarked;
