using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>A property that is a text, or a list of texts of which any may match.</summary>
/// <remarks>
/// Idea: what a text leaves of the criteria is worked out once and kept by the text (<see cref="RowCache"/>), as a fleet has
/// few; of texts that each machine has its own of, by one pass over it (<see cref="PatternSet"/>).
/// </remarks>
internal abstract class TextColumn : Column
{
    private readonly PatternSet _patterns;

    protected TextColumn(IReadOnlyList<TestUse> uses, RowStore rows)
        : base(uses, rows)
    {
        Groups = new TestGroups(uses, rows.Words);
        _patterns = new PatternSet(uses.SelectMany(Parts), Groups);
    }

    protected TestGroups Groups { get; }

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

    /// <summary>Writes the block of a text.</summary>
    protected void Work(string value, Span<ulong> block)
    {
        Groups.Nothing.CopyTo(block);
        _patterns.AddMatches(value, block);
    }

    private static IEnumerable<(string Text, bool IsPlain, TestUse Use)> Parts(TestUse use) => use.Test switch
    {
        TextTest text => text.Patterns.Select(p => (p.Text, false, use)),
        PropertyTest property => property.Values.Select(v => ((string)v.Value, property.Comparison == PropertyComparison.EqualTo, use)),
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };
}

/// <summary>The name, of which each machine has its own: a cache would fill up with what never comes again.</summary>
internal sealed class NameColumn(IReadOnlyList<TestUse> uses, RowStore rows) : TextColumn(uses, rows)
{
    [SkipLocalsInit]
    public override int Narrow(Resource resource, DateTimeOffset now, ref Survivors survivors)
    {
        if (resource.Name is not { } name)
            return LeaveOpen(ref survivors);
        var length = Groups.Length;
        Span<ulong> block = length <= TestGroups.UsualLength ? (stackalloc ulong[TestGroups.UsualLength])[..length] : new ulong[length];
        Work(name, block);
        Groups.Narrow(survivors.Possible, block);
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
        var slot = _known.SlotOf(value);
        return slot < 0 ? NarrowToNew(value, ref survivors) : _known.RowOf(slot);
    }

    [SkipLocalsInit]
    private int NarrowToNew(string value, ref Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[Groups.Length];
        Span<ulong> row = stackalloc ulong[Finished.Words];
        row.Fill(ulong.MaxValue);
        Work(value, block);
        Groups.Narrow(row, block);
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
