using System.Runtime.Loader;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RulesPush.Model;

namespace RulesPush.Benchmarks.Criteria;

/// <summary>
/// The criteria as a careful user would write them in C# without RulesPush: a method per rule, the cheapest call for each
/// pattern, no LINQ; the first that certainly holds wins. It can't say why none does.
/// </summary>
internal static class HandWritten
{
    private const string IgnoreCase = "StringComparison.OrdinalIgnoreCase";

    public delegate int FirstMatch(Resource machine, DateTimeOffset now);

    public static FirstMatch Compile(IReadOnlyList<CriteriaDefinition> criteria)
    {
        var compilation = CSharpCompilation.Create(
            $"HandWritten{criteria.Count}",
            [CSharpSyntaxTree.ParseText(Source(criteria))],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Resource).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        stream.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(stream).GetType("Rules")!.GetMethod("First")!.CreateDelegate<FirstMatch>();
    }

    private static string Source(IReadOnlyList<CriteriaDefinition> criteria)
    {
        var source = new StringBuilder("""
            using System;
            using System.Collections.Generic;
            using RulesPush;

            public static class Rules
            {
                public static int First(Resource m, DateTimeOffset now)
                {

            """);
        for (var rule = 0; rule < criteria.Count; rule++)
            source.Append($"        if (Rule{rule}(m, now))\n            return {rule};\n");
        source.Append("""
                    return -1;
                }

                private static bool Any<T>(IReadOnlyList<T> values, Func<T, bool> test)
                {
                    for (var i = 0; i < values.Count; i++)
                    {
                        if (test(values[i]))
                            return true;
                    }

                    return false;
                }

                private static bool SeenWithin(IReadOnlyList<DateTimeOffset> times, TimeSpan limit, DateTimeOffset now)
                {
                    for (var i = 0; i < times.Count; i++)
                    {
                        if (now - times[i] <= limit)
                            return true;
                    }

                    return false;
                }

            """);
        for (var rule = 0; rule < criteria.Count; rule++)
        {
            var conditions = criteria[rule].Conditions;
            for (var i = 0; i < conditions.Count; i++)
            {
                if (conditions[i].Test is OperatingSystemTest { MinVersion: { } min })
                    source.Append($"    private static readonly OperatingSystemVersion Min{rule}_{i} = OperatingSystemVersion.Parse(\"{min}\");\n");
            }

            source.Append($"    private static bool Rule{rule}(Resource m, DateTimeOffset now) =>\n        ")
                .AppendJoin("\n        && ", conditions.Select((c, i) => Condition(c, rule, i))).Append(";\n\n");
        }

        return source.Append("}\n").ToString();
    }

    private static string Condition(Condition condition, int rule, int i)
    {
        var not = condition.IsExclude ? "!" : "";
        return condition.Test switch
        {
            SystemKindTest kind when not == "" => $"m.SystemKind is {string.Join(" or ", kind.Kinds.Kinds.Select(static k => $"SystemKind.{k}"))}",
            TextTest { Subject: TextSubject.Name or TextSubject.Domain or TextSubject.AdSite } text => $"m.{ObservedTexts.PropertyName(text.Subject)} is {{ }} v{i} && {not}({Any(text.Patterns, $"v{i}")})",
            TextTest text => $"m.{ObservedTexts.PropertyName(text.Subject)} is {{ }} v{i} && {not}Any(v{i}, static t => {Any(text.Patterns, "t")})",
            OperatingSystemTest { MinVersion: not null, MaxVersion: null } system when not == "" => $"m.OperatingSystemNameAndVersion is {{ }} v{i} && ({Any(system.Patterns, $"v{i}")}) && m.OperatingSystemVersion?.CompareTo(Min{rule}_{i}) >= 0",
            IpSubnetTest { ReadsIPv6Addresses: false } subnet => $"m.IPAddresses is {{ }} v{i} && {not}Any(v{i}, static a => {string.Join(" || ", subnet.Networks.Select(static n => $"(!a.IsV6 && (uint)a.Low >> {32 - n.PrefixLength} == {(uint)n.Address.Low >> (32 - n.PrefixLength)}u)"))})",
            LastSeenWithinTest seen when not == "" => $"m.AgentTime is {{ }} v{i} && SeenWithin(v{i}, TimeSpan.FromDays({seen.Days}), now)",
            PropertyTest { Comparison: PropertyComparison.AtLeast } property => $"m.CustomProperties is {{ }} v{i} && v{i}.TryGetValue(\"{property.Property.Name}\", out var p{i}) && p{i} is int n{i} && {not}(n{i} >= {property.Values[0]})",
            _ => throw new NotSupportedException($"The synthetic rules have no {condition}."),
        };
    }

    private static string Any(EquatableArray<Pattern> patterns, string value) => string.Join(" || ", patterns.Select(p => One(p.Text, value)));

    private static string One(string pattern, string value)
    {
        var text = SymbolDisplay.FormatLiteral(pattern.Trim('*'), quote: true);
        return (pattern.StartsWith('*'), pattern.EndsWith('*')) switch
        {
            (true, true) => $"{value}.Contains({text}, {IgnoreCase})",
            (true, false) => $"{value}.EndsWith({text}, {IgnoreCase})",
            (false, true) => $"{value}.StartsWith({text}, {IgnoreCase})",
            _ => $"string.Equals({value}, {text}, {IgnoreCase})",
        };
    }
}
