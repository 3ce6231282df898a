/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Escapes a text for HTML, inside and outside of quoted attributes.
 *
 * @param {string} text
 */
function escapeHtml(text) {
  return text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)
}

module.exports = { escapeHtml }
