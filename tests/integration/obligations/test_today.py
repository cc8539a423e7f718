def test_x(council):
    from radslag.obligations.queries.reckoning import reckoning
    from radslag.obligations.queries.today import today
    from radslag.municipalities.permissions import Actor
    from tests.integration.obligations.conftest import TODAY
    r = reckoning(TODAY)
    print(r.shelf.bodies, [ (b.lineage,b.ids) for b in r.books])
    a = Actor(1,"x","",1,frozenset({("coordinator","")}))
    t = today(r,a)
    for row in t.todo: print(row.day, row.verdict.key, row.verdict.status, row.act, [x.key for x in row.also])
    print("---others")
    for row in t.others: print(row.day, row.verdict.key, row.verdict.status, row.act)
    print("---clock", len(t.clock))
    from radslag.obligations.queries.compliance import compliance
    for y in (2024,2025,2026):
        for c in compliance(r, r.books[0], y):
            print(y, c.lineage, c.total, c.total.required)
            for rule in c.rules: print("   ", rule.label, rule.tally)
    assert 0
