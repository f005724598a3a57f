/** E-mail by SMTP, as far as it goes to staff and offices: reports. */
@NullMarked
package org.civicline.channels.mail;

import org.jspecify.annotations.NullMarked;
