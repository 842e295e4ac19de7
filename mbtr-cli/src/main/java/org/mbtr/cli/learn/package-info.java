/** What the learning verbs have in common: data with a target, choices and their defaults, splits, reports and files. */
package org.mbtr.cli.learn;
