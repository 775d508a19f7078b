@NullMarked
package dev.ingressmap.answers.connection;

import org.jspecify.annotations.NullMarked;
