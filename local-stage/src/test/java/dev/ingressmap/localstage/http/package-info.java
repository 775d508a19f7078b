@NullMarked
package dev.ingressmap.localstage.http;

import org.jspecify.annotations.NullMarked;
