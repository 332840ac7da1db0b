"""Learns how much each level of a comparison speaks for two reports being of one incident: `python -m pipeline.evaluation.matching DIR`.

labels -> pairs -> regression -> cases -> weights -> made_up -> folds -> scores.
"""
