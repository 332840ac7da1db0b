"""Runs the whole graph in this process, without a Dagster installation of its own, and says how it went."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import dagster as dg

from pipeline.dagster.checks import BROKEN, SAMPLE
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.instance import open_instance
from pipeline.dagster.resources import Workspace
from pipeline.release.output_lock import hold_output
from pipeline.release.versions import list_versions

JOB = "build_all"
CHECK_FAILED = "DagsterAssetCheckFailedError"  # its checks say more than it does
KINDS = {dg.DagsterEventType.STEP_START: "start", dg.DagsterEventType.STEP_SUCCESS: "end", dg.DagsterEventType.STEP_FAILURE: "fail"}


@dataclass(frozen=True)
class StepNews:
    """Something that happened in a step: it started, got on, ended, or failed. `done` and `total` count its items."""

    step: str
    what: str  # start, progress, end, fail
    done: int | None = None
    total: int | None = None
    text: str = ""


@dataclass(frozen=True)
class BrokenRule:
    """A rule of a table that a check found broken, with count and sample of the failures."""

    table: str
    rule: str
    description: str
    blocks: bool
    failures: int
    sample: str


@dataclass(frozen=True)
class Outcome:
    """How a build went: metadata by asset, checks that ran (asset, check), the rules they found broken, and errors by step.

    `cut` is the version of the release that the build cut, also where it failed after that.
    """

    success: bool
    metadata: dict[str, dict[str, Any]]
    ran_checks: tuple[tuple[str, str], ...]
    broken_rules: tuple[BrokenRule, ...]
    errors: dict[str, str] = field(default_factory=dict)
    cut: str | None = None


def run_build(workspace: Workspace, listen: Callable[[StepNews], None] = lambda news: None, *, verbose: bool = False) -> Outcome:
    """Materialise every asset and run every check. Never raises for what fails within the run: the outcome says it.

    Raises InUseError while another build holds OUT.
    """
    loggers = {"news": _make_logger(listen)}
    job = build_defs(workspace=workspace, loggers={**loggers, "console": dg.colored_console_logger}).resolve_job_def(JOB)
    chosen: dict[str, Any] = {"news": {}, **({"console": {}} if verbose else {})}
    releases = workspace.out / "releases"
    with hold_output(workspace.out), open_instance() as instance:
        before = list_versions(releases)
        result = job.execute_in_process(instance=instance, run_config={"loggers": chosen}, raise_on_error=False)
        cut = [version for version in list_versions(releases) if version not in before]
    return _summarise(result, cut[-1] if cut else None)


def _make_logger(listen: Callable[[StepNews], None]) -> dg.LoggerDefinition:
    def news(_: dg.InitLoggerContext) -> logging.Logger:
        logger = logging.Logger("pipeline.news", level=logging.DEBUG)
        logger.addHandler(_NewsHandler(listen))
        return logger

    return dg.LoggerDefinition(news, description="Hands what happens to the command line.")


class _NewsHandler(logging.Handler):
    def __init__(self, listen: Callable[[StepNews], None]) -> None:
        super().__init__()
        self._listen = listen

    def emit(self, record: logging.LogRecord) -> None:
        event = getattr(record, "dagster_event", None)
        meta = getattr(record, "dagster_meta", None) or {}
        step = meta.get("step_key") if isinstance(meta, dict) else getattr(meta, "step_key", None)
        if event is not None and event.event_type in KINDS:
            self._listen(StepNews(event.step_key, KINDS[event.event_type]))
        elif (counts := vars(record)).keys() >= {"done", "total"}:
            self._listen(StepNews(step or "", "progress", counts["done"], counts["total"]))


def _summarise(result: dg.ExecuteInProcessResult, cut: str | None) -> Outcome:
    metadata = {
        event.asset_key.to_user_string(): {name: value.value for name, value in event.materialization.metadata.items()}
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }
    evaluations = result.get_asset_check_evaluations()
    broken = tuple(rule for evaluation in evaluations if not evaluation.passed for rule in _list_broken(evaluation))
    ran = tuple(sorted((evaluation.asset_key.to_user_string(), evaluation.check_name) for evaluation in evaluations))
    return Outcome(result.success, metadata, ran, broken, _find_errors(result.all_events), cut)


def _find_errors(events: Sequence[dg.DagsterEvent]) -> dict[str, str]:
    """Errors by step; where the run failed outside its steps, that one, as the run's."""
    kinds = dg.DagsterEventType
    steps = {str(event.step_key): event.step_failure_data.error for event in events if event.event_type == kinds.STEP_FAILURE}
    runs = {"run": event.job_failure_data.error for event in events if event.event_type == kinds.RUN_FAILURE}  # noqa: B035, one at most
    failed = steps or runs
    return {name: _own_words(error) for name, error in failed.items() if error and error.cls_name != CHECK_FAILED}


def _list_broken(evaluation: dg.AssetCheckEvaluation) -> Iterator[BrokenRule]:
    values: dict[str, Any] = {name: value.value for name, value in evaluation.metadata.items()}
    blocks = evaluation.severity == dg.AssetCheckSeverity.ERROR
    for one in values[BROKEN]:
        sample = values.get(SAMPLE.format(rule=one["rule"]), "")
        yield BrokenRule(evaluation.asset_key.path[-1], one["rule"], one["description"], blocks, one["failures"], sample)


def _own_words(error: Any) -> str:
    """The message of the error that a step raised, without Dagster's wrapping, what led to it, and the module of its class."""
    while error.cause and error.cls_name.startswith("Dagster"):
        error = error.cause
    return re.sub(r"^(?:\w+\.)+(?:Failure: )?", "", error.message.strip())
