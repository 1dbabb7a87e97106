"""Parameters of addresses that only track, each with who adds it.

A name is here if a page without it is the same page everywhere. ``source``, ``ref``, ``from`` or
``id`` are not: some sites track with them, others show another page for them.
"""

from __future__ import annotations

from typing import Final

TRACKING_PREFIXES: Final = {
    "utm_": "campaigns of Google Analytics, and of all that took over its names",
    "pk_": "campaigns of Piwik",
    "mtm_": "campaigns of Matomo",
    "hsa_": "advertisements of HubSpot",
    "__hs": "visitors of HubSpot",
}
"""How the names of whole families begin."""

TRACKING: Final = {
    "_branch_match_id": "a click, Branch",
    "_ga": "a visitor, Google Analytics across domains",
    "_gl": "the same, newer",
    "_hsenc": "a mail, HubSpot",
    "_hsmi": "a mail, HubSpot",
    "_kx": "a reader of a mail, Klaviyo",
    "_openstat": "a campaign, Openstat",
    "cmpid": "a campaign, news sites",
    "dclid": "a click, Google Display",
    "epik": "a click, Pinterest",
    "fb_action_ids": "a share, Facebook",
    "fb_action_types": "a share, Facebook",
    "fb_ref": "a share, Facebook",
    "fb_source": "a share, Facebook",
    "fbclid": "a click, Facebook",
    "gbraid": "a click, Google Ads in applications",
    "gclid": "a click, Google Ads",
    "gclsrc": "where a click came from, Google Ads",
    "gs_lcrp": "what was typed, Google Search",
    "hsctatracking": "a button, HubSpot",
    "igsh": "a share, Instagram",
    "igshid": "a share, Instagram",
    "li_fat_id": "a click, LinkedIn",
    "mc_cid": "a mail, Mailchimp",
    "mc_eid": "a reader of a mail, Mailchimp",
    "mkt_tok": "a mail, Marketo",
    "ml_subscriber": "a reader of a mail, MailerLite",
    "ml_subscriber_hash": "a reader of a mail, MailerLite",
    "msclkid": "a click, Microsoft Advertising",
    "oly_anon_id": "a reader of a mail, Omeda",
    "oly_enc_id": "a reader of a mail, Omeda",
    "rb_clickid": "a click, Russian networks",
    "srsltid": "a listing, Google Merchant Center",
    "ttclid": "a click, TikTok",
    "twclid": "a click, Twitter",
    "vero_conv": "a mail, Vero",
    "vero_id": "a reader of a mail, Vero",
    "wbraid": "a click, Google Ads on the web",
    "wickedid": "a click, Wicked Reports",
    "yclid": "a click, Yandex",
    "ysclid": "a click, Yandex Search",
}
"""Names, in lower case."""


def without_tracking(url: str) -> str:
    """Return an address without the parameters that track; all else as it was written."""
    if "?" not in url:
        return url
    address, mark, fragment = url.partition("#")
    path, _, query = address.partition("?")
    parts = query.split("&")
    kept = [part for part in parts if not _tracks(part)]
    if len(kept) == len(parts):
        return url
    return path + ("?" + "&".join(kept) if kept else "") + mark + fragment


def _tracks(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKING or name.startswith(tuple(TRACKING_PREFIXES))
