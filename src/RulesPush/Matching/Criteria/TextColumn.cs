using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>A property that is a text, or a list of texts of which any may match.</summary>
/// <remarks>
/// Idea: what a text leaves of the criteria is worked out once and kept by the text (<see cref="RowCache"/>), as a fleet has
/// few; of texts that each machine has its own of, by the patterns that one pass over it finds (<see cref="PatternSet"/>).
/// </remarks>
internal abstract class TextColumn : Column
{
    protected TextColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        Groups = new TestGroups(uses, rows.Words);
        Patterns = new PatternSet(uses.SelectMany(Parts), Groups);
        NothingRow = Groups.AddNothing(rows);
    }

    protected TestGroups Groups { get; }

    protected PatternSet Patterns { get; }

    /// <summary>The finished row of a text that matches nothing.</summary>
    protected int NothingRow { get; }

    /// <summary>The column of a text property of discovery.</summary>
    public static TextColumn Of(IReadOnlyList<TestUse> uses, RowStore rows, TextSubject subject) => subject switch
    {
        TextSubject.Name => new NameColumn(uses, rows),
        TextSubject.Domain => new SubjectColumn<Domain>(uses, rows),
        TextSubject.AdSite => new SubjectColumn<AdSite>(uses, rows),
        TextSubject.OrganizationalUnit => new TextListColumn<OrganizationalUnits>(uses, rows),
        TextSubject.Group => new TextListColumn<Groups>(uses, rows),
        TextSubject.Role => new TextListColumn<Roles>(uses, rows),
        TextSubject.DiscoveredBy => new TextListColumn<Agents>(uses, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    /// <summary>Whether a text that is not kept matches nothing: then it is kept as that, if there is much room.</summary>
    protected bool MatchesNothing(string value, RowCache known)
    {
        if (!Patterns.MatchesNothing(value))
            return false;
        known.KeepNothing(value, Finished[NothingRow], known.HasBlocks ? Groups.Nothing : []);
        return true;
    }

    /// <summary>Writes the block of a text, and the row that it is narrowed to.</summary>
    protected void Work(string value, Span<ulong> block, Span<ulong> row)
    {
        Groups.Nothing.CopyTo(block);
        Patterns.AddMatches(value, block);
        row.Fill(ulong.MaxValue);
        Groups.Narrow(row, block);
    }

    private static IEnumerable<(string Text, bool IsPlain, TestUse Use)> Parts(TestUse use) => use.Test switch
    {
        TextTest text => text.Patterns.Select(p => (p.Text, false, use)),
        PropertyTest property => property.Values.Select(v => ((string)v.Value, property.Comparison == PropertyComparison.EqualTo, use)),
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };
}

/// <summary>The name, of which each machine has its own: what is kept are the combinations of patterns that names match.</summary>
internal sealed class NameColumn : TextColumn
{
    private const int Combinations = 2_048;

    private readonly CombinedRows _known;

    public NameColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows) => _known = new CombinedRows(rows, Combinations);

    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        if (resource.Name is not { } name)
            return LeaveOpen(ref survivors);
        var isCombination = Patterns.TryCombine(name, out var combination);
        if (isCombination && combination == 0)
            return NothingRow;
        return isCombination && _known.Find(combination) is >= 0 and var row ? row : NarrowToNew(name, isCombination ? combination : 0, ref survivors);
    }

    [SkipLocalsInit]
    private int NarrowToNew(string name, ulong combination, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        Work(name, block, row);
        if (combination != 0)
            _known.Keep(combination, row);
        Rows.And(survivors.Possible, row);
        return -1;
    }
}

/// <summary>A text that many machines share.</summary>
internal abstract class SharedTextColumn : TextColumn
{
    private readonly RowCache _known;

    protected SharedTextColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows) => _known = new RowCache(rows, length: 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected int Narrow(string? value, ref Survivors survivors)
    {
        if (value is null)
            return LeaveOpen(ref survivors);
        var known = _known.Find(value);
        if (known >= 0)
            return _known.RowOf(known);
        return MatchesNothing(value, _known) ? NothingRow : NarrowToNew(value, ref survivors);
    }

    [SkipLocalsInit]
    private int NarrowToNew(string value, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        Work(value, block, row);
        _known.Keep(value, row, [], isUsual: true);
        Rows.And(survivors.Possible, row);
        return -1;
    }
}

/// <summary>A text property of discovery, by how it is read: compiled for each, so that none is asked which it is.</summary>
internal sealed class SubjectColumn<TText>(IReadOnlyList<TestUse> uses, RowStore rows) : SharedTextColumn(uses, rows)
    where TText : struct, IText
{
    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors) => Narrow(TText.Of(resource), ref survivors);
}

/// <summary>A custom property that is a text.</summary>
internal sealed class CustomTextColumn(IReadOnlyList<TestUse> uses, RowStore rows, string name) : SharedTextColumn(uses, rows)
{
    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors) => Narrow(Read(resource), ref survivors);

    private string? Read(Resource resource) =>
        resource.CustomProperties is Dictionary<string, object> all && all.TryGetValue(name, out var value) ? value as string : null;
}
