/** What an account has, in files, so that it is still there after a restart. */
@NullMarked
package dev.ingressmap.localstage.storage;

import org.jspecify.annotations.NullMarked;
