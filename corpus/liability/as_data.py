"""An outcome as plain data, for programs: the keys of docs/liability.md, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from corpus.liability.explain import Name, named, tier_words
from corpus.liability.outcome import Administrative, Criminal, Missing, OtherRegime, Outcome, Remedy


def as_data(outcome: Outcome, name: Name) -> dict[str, Any]:
    """The outcome as lists and mappings; `name` gives a provision the name that a reader knows it by."""
    return {
        "date": outcome.date.isoformat(),
        "regime": outcome.regime,
        "criminal": _criminal(outcome.criminal, name),
        "administrative": [_administrative(row, name) for row in outcome.administrative],
        "civil": _remedies(outcome.civil, name),
        "public_interest": _remedies(outcome.public_interest, name),
        "missing": [_missing(missing) for missing in outcome.missing],
        "notes": [named(note, name) for note in outcome.notes],
    }


def _criminal(criminal: Criminal, name: Name) -> dict[str, Any]:
    fine, unit = criminal.fine, criminal.unit
    return {
        "offence": "、".join(dict.fromkeys(offence for offence, _ in criminal.offences)) or None,
        "offences": [{"name": o, "provision": p, "citation": name(p)} for o, p in criminal.offences],
        "tier": criminal.tier,
        "possible_tiers": list(criminal.possible),
        "tier_in_words": tier_words(criminal),
        "ratio": _number(criminal.ratio),
        "ratio_exact": None if criminal.ratio is None else str(criminal.ratio),
        "ratio_most": _number(criminal.ratio_most),
        "range_months": list(criminal.range_months),
        "adjusted_range_months": list(criminal.adjusted_range_months),
        "custody": [
            {"kind": kind, "months": list(months), "provision": p, "citation": name(p)}
            for kind, months, p in criminal.custody
        ],
        "fine": fine
        and {
            "mode": fine.mode,
            "provision": fine.provision,
            "citation": name(fine.provision),
            "usual": fine.usual and [_number(value) for value in fine.usual],
            "usual_provision": fine.usual_provision,
            "usual_text": fine.usual_text,
        },
        "unit": unit and {"effect": unit[0], "provision": unit[1], "citation": name(unit[1])},
        "grounds": [
            {
                "rule": g.rule, "provision": g.provision, "met": g.met, "tier": g.tier, "citation": name(g.provision),
                "text": g.text, "ratio": _number(g.ratio),
            }
            for g in criminal.grounds
        ],
        "adjustments": [
            {
                "rule": a.rule, "provision": a.provision, "effect": a.effect,
                "citation": name(a.provision) if a.provision else None,
                "range_months": a.range_months and list(a.range_months),
            }
            for a in criminal.adjustments
        ],
        "other_regime": criminal.other_regime and _other_regime(criminal.other_regime, name),
    }  # fmt: skip


def _other_regime(other: OtherRegime, name: Name) -> dict[str, Any]:
    return {
        "regime": other.regime,
        "judged": other.judged and other.judged.isoformat(),
        "offences": [{"name": o, "provision": p} for o, p in other.offences],
        "tier": other.tier,
        "possible_tiers": list(other.possible),
        "range_months": list(other.range_months),
        "note": other.text,
        "provision": other.provision,
        "citation": name(other.provision),
    }


def _administrative(row: Administrative, name: Name) -> dict[str, Any]:
    return {
        "provision": row.provision,
        "citation": name(row.provision),
        "breach": row.breach,
        "measure": row.measure,
        "amount": row.amount and [_number(value) for value in row.amount],
        "unit": row.unit,
        "per": row.per,
        "subject": row.subject,
        "sector": row.sector,
        "condition": row.condition,
        "authority": row.authority,
    }


def _remedies(rows: Iterable[Remedy], name: Name) -> list[dict[str, Any]]:
    return [
        {"provision": r.provision, "citation": name(r.provision), "remedy": r.remedy, "condition": r.condition}
        for r in rows
    ]


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "fact": missing.fact,
        "name": missing.name,
        "why_it_matters": missing.why_it_matters,
        "what_changes": [{"answer": c.answer, "possible_tiers": list(c.tiers)} for c in missing.what_changes],
    }


def _number(value: Fraction | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)
