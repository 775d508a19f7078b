@NullMarked
package dev.ingressmap.localstage.template;

import org.jspecify.annotations.NullMarked;
