using BenchmarkDotNet.Attributes;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>For a close look: one decision by a site's criteria, with its reason where it is ours.</summary>
[MemoryDiagnoser]
public class CriteriaBenchmark
{
    private readonly Resource[] _machines = SyntheticFleet.Machines(128);
    private CompiledCriteria _site = null!;
    private HandWritten.FirstMatch _handWritten = null!;
    private ExpressionRules _expressions = null!;
    private RulesEngineRules _rulesEngine = null!;
    private int _next;

    [Params(10, 100, 1_000)]
    public int Criteria { get; set; }

    private Resource Next => _machines[_next++ & 127];

    [GlobalSetup]
    public void Prepare()
    {
        _site = new CompiledCriteria(Criteria);
        _handWritten = _site.ByHand;
        _expressions = new ExpressionRules(_site.Definitions);
        _rulesEngine = new RulesEngineRules(_site.Definitions, stopsAtFirst: true);
    }

    [Benchmark(Baseline = true)]
    public Outcome RulesPush() => _site.Decide(Next).Outcome;

    [Benchmark]
    public int AMethodPerRule() => _handWritten(Next, SyntheticFleet.Now);

    [Benchmark]
    public int CompiledExpressions() => _expressions.First(Next, SyntheticFleet.Now);

    [Benchmark]
    public int RulesEngine() => _rulesEngine.First(Next, SyntheticFleet.Now);
}
