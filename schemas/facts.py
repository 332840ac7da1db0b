"""What can be said of an incident: the columns that table incidents and table incident_reports share.

In incident_reports they are read from one article's text; in incidents they are fused from the reports.
"""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import read
from schemas.held import Held
from schemas.table import Table

_DAY, _PLACE = Held("day"), Held("gazetteer")
_TOLL = Held("tolls", opened="another that the report's claims can give, and any where there are more than eight claims")
WEAPON_OF_TYPE = {"bombing": "explosives", "shelling": "explosives", "air_strike": "explosives", "vehicle_attack": "vehicle"}
# the weapon that a type itself names


def fact(description: str, **options):
    """A column of both tables."""
    return read(description, fact=True, **options)


def toll(description: str):
    """A number of people, zero or more."""
    return fact(description, unit="persons", ge=0, held=_TOLL)


class IncidentFacts(Table):
    """Type, stage, time, place, tolls and means of an incident."""

    incident_type: str = fact(
        "What happened; when several codes fit, the first of the list.",
        codes="incident_type",
        nullable=False,
        held=Held(
            "words",
            ("event_words.forms.incident_type",),
            opened="any change where a word for it names no type (killed), and one of its types for another",
        ),
    )
    stage: str = fact(
        "Whether it was carried out, tried or only threatened.",
        codes="incident_stage",
        nullable=False,
        held=Held("shown", ("attempted", "threatened"), plain="accomplished", opened="one of attempted and threatened for the other"),
    )
    status: str = fact(
        "Whether it is reported as fact, alleged, or denied.",
        codes="incident_status",
        nullable=False,
        held=Held("shown", ("alleged", "denied"), plain="reported", opened="one of alleged and denied for the other"),
    )
    date_start: pl.Date = fact("First day on which it can have happened.", unit="day", held=_DAY)
    date_end: pl.Date = fact("Last day on which it can have happened.", unit="day", held=_DAY)
    date_prec: pl.Int32 = fact(
        "How exact the dates are, as UCDP GED has it: 1 a day … 5 up to a year.", codes="date_prec", whole=True, held=_DAY
    )
    place_name: str = fact(
        "Finest named place, verbatim.", held=Held("gazetteer", opened="capitals and small letters, where the text has capitals")
    )
    city: str = fact("City, town or village, by its usual English name; as the text spells it where GeoNames lacks it.", held=_PLACE)
    admin1: str = fact("First-order division (state, province), by its GeoNames name.", held=_PLACE)
    country: str = fact("Country, by its common English name as pipeline/lexicon/countries.csv has it.", held=_PLACE)
    country_iso3: str = fact("Country, ISO 3166-1 alpha-3 (XKX: Kosovo).", str_matches=r"^[A-Z]{3}$", held=_PLACE)
    geonames_id: pl.Int64 = fact("The place's id in GeoNames.", ge=1, held=_PLACE)
    latitude: pl.Float64 = fact("Latitude, WGS 84; NULL when only the country is known.", unit="degrees", ge=-90, le=90, held=_PLACE)
    longitude: pl.Float64 = fact("Longitude, WGS 84; NULL when only the country is known.", unit="degrees", ge=-180, le=180, held=_PLACE)
    where_prec: pl.Int32 = fact(
        "How exact the place is, as UCDP GED has it: 1 the exact place … 7 outside any country.",
        codes="where_prec",
        whole=True,
        held=Held("gazetteer", opened="one that a place of its kind can have for another, such as 1 and 2 of a town"),
    )
    fatalities_low: pl.Int32 = toll(
        "Smallest total of dead that anyone gives, else what the parts add up to; attackers count where nobody else came to harm, "
        "and in clashes."
    )
    fatalities_best: pl.Int32 = toll(
        "Newest official total of dead, else the one most independent sources give; one report's is the first that it does not correct."
    )
    fatalities_high: pl.Int32 = toll(
        "Largest total of dead that anyone gives; NULL where the number may be higher (at least 9), or is unknown."
    )
    injured_low: pl.Int32 = toll("Smallest total of injured that anyone gives; parts and attackers count as among the dead.")
    injured_best: pl.Int32 = toll("Newest official total of injured, else the one most independent sources give, as of the dead.")
    injured_high: pl.Int32 = toll("Largest total of injured that anyone gives; NULL where the number may be higher, or is unknown.")
    weapon_type: str = fact(
        "Means, by GTD's list.",
        codes="weapon_type",
        held=Held(
            "words",
            ("weapons.phrase.weapon_type", "implied_weapons.words.weapon_type"),
            plain=WEAPON_OF_TYPE,
            plain_of="incident_type",
            opened="one for another, where the words name both",
        ),
    )
    target_type: str = fact(
        "What was aimed at, by GTD's list.",
        codes="target_type",
        held=Held(
            "words",
            ("targets.phrase.target_type", "target_owners.words.target_type"),
            opened="any change where the words are a name that no list has, and one for another where they name both",
        ),
    )
    is_suicide: bool = fact("Whether the attacker meant to die; NULL when the text does not say.", held=Held("shown", ("True",)))
    responsibility: str = fact(
        "How sure the named perpetrators' part is: claimed, suspected, denied …", codes="responsibility", held=Held("parties")
    )

    @pa.dataframe_check(error="date_start and date_end stand together, and in order")
    def dates_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        start, end = pl.col("date_start"), pl.col("date_end")
        together = start.is_null() == end.is_null()
        return data.lazyframe.select(together & (start <= end).fill_null(True))

    @pa.dataframe_check(error="a date has a precision, and a precision has a date")
    def date_has_precision(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("date_start").is_null() == pl.col("date_prec").is_null())

    @pa.dataframe_check(error="fatalities: low ≤ best ≤ high, and no best without a low")
    def fatalities_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(_in_order("fatalities"))

    @pa.dataframe_check(error="injured: low ≤ best ≤ high, and no best without a low")
    def injured_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(_in_order("injured"))

    @pa.dataframe_check(error="latitude and longitude stand together")
    def coordinates_together(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("latitude").is_null() == pl.col("longitude").is_null())

    @pa.dataframe_check(error="a country has its code, a city or coordinates have a country")
    def place_has_country(cls, data: PolarsData) -> pl.LazyFrame:
        iso3 = pl.col("country_iso3")
        alone = iso3.is_null() & (pl.col("city").is_not_null() | pl.col("latitude").is_not_null())
        return data.lazyframe.select((pl.col("country").is_null() == iso3.is_null()) & ~alone)

    @pa.dataframe_check(error="a place has a precision, and a precision has a place")
    def place_has_precision(cls, data: PolarsData) -> pl.LazyFrame:
        nowhere = pl.col("place_name").is_null() & pl.col("country_iso3").is_null()
        return data.lazyframe.select(nowhere == pl.col("where_prec").is_null())


def _in_order(outcome: str) -> pl.Expr:
    low, best, high = (pl.col(f"{outcome}_{which}") for which in ("low", "best", "high"))
    ordered = (low <= best).fill_null(True) & (best <= high).fill_null(True) & (low <= high).fill_null(True)
    return ordered & ~(low.is_null() & best.is_not_null())
