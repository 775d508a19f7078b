/**
 * HTTP/1.1 connections that refuse what nginx refuses, and that no client can hold indefinitely.
 */
@NullMarked
package dev.ingressmap.answers.connection;

import org.jspecify.annotations.NullMarked;
