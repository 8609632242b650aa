using RulesPush.Benchmarks.Building;

foreach (var goal in AnalysisGoals.Measure())
    Console.WriteLine(goal);
