"""点位包保表: every site in the register, who is responsible for it, who stands by it."""

from typing import Any

from wenming_cli.model.plan import Plan
from wenming_cli.model.site import Site
from wenming_cli.reports.forms.form_head import head
from wenming_cli.reports.sentences import joined
from wenming_cli.reports.view import View

NAME = "点位包保表"
TEMPLATE = "sponsorship.md.j2"
NEEDS_MONTH = False


def context(view: View) -> dict[str, Any]:
    """The head, and a row for each site that is in the register on the day."""
    sites = [site for site in view.plan.sites if _is_there(view, site)]
    return {
        **head(view, "点位包保表"),
        "is_partial": False,
        "rows": [_row(view.plan, site) for site in sites],
        "missing": [f"{site.id} 包保单位" for site in sites if not site.stood_by],
    }


def _is_there(view: View, site: Site) -> bool:
    is_open = site.opened is None or site.opened <= view.as_of
    return is_open and (site.closed is None or site.closed >= view.as_of)


def _row(plan: Plan, site: Site) -> dict[str, Any]:
    unit = plan.owner_by_name.get(site.owner)
    return {
        "id": site.id,
        "name": site.name,
        "type": site.type,
        "address": site.address,
        "subdistrict": site.subdistrict,
        "community": site.community,
        "demonstration": site.demonstration,
        "owner": site.owner,
        "contact": unit.contact if unit else None,
        "sponsor": joined(each.unit for each in site.stood_by) or None,
        "sponsor_post": _posts(site),
    }


def _posts(site: Site) -> str | None:
    """The posts that stand by it; where several units do, each post after its unit."""
    told = [(each.unit, each.post) for each in site.stood_by if each.post is not None]
    if len(site.stood_by) < 2:
        return told[0][1] if told else site.sponsor_post
    return joined(f"{unit}{post}" for unit, post in told) or None
