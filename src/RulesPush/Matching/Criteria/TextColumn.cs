using System.Runtime.CompilerServices;
using RulesPush.Model;

namespace RulesPush.Matching.Criteria;

/// <summary>Texts: a single one, or a list of which any may match.</summary>
/// <remarks>
/// Idea: what a text leaves of the criteria is worked out once and kept by the text (<see cref="RowCache"/>), as a fleet has
/// few; of texts that each machine has its own of, by one pass over it (<see cref="PatternSet"/>). Limits: of a list that has
/// several texts which matter the blocks are ORed each time.
/// </remarks>
internal abstract class TextColumn : Column
{
    /// <summary>Behind the slots: that discovery has not seen the property, and a list of which nothing matters.</summary>
    private const int Unseen = RowCache.Slots;
    private const int Nothing = RowCache.Slots + 1;

    private readonly TestGroups _groups;
    private readonly PatternSet _patterns;
    private readonly RowCache? _known;

    /// <param name="uses">The conditions on the property.</param>
    /// <param name="words">The words of a row.</param>
    /// <param name="areDistinct">Whether each machine has a text of its own: a cache would fill up with what never comes again.</param>
    protected TextColumn(IReadOnlyList<TestUse> uses, int words, bool areDistinct)
        : base(uses, words)
    {
        _groups = new TestGroups(uses, words);
        _patterns = new PatternSet(uses.SelectMany(Parts), _groups);
        _known = areDistinct ? null : new RowCache(_groups.Length);
    }

    public sealed override int Places => Nothing + 1;

    /// <summary>The column of a text property of discovery.</summary>
    public static TextColumn Of(IReadOnlyList<TestUse> uses, int words, TextSubject subject) => subject switch
    {
        TextSubject.Name => new SubjectColumn<MachineName>(uses, words, areDistinct: true),
        TextSubject.Domain => new SubjectColumn<Domain>(uses, words),
        TextSubject.AdSite => new SubjectColumn<AdSite>(uses, words),
        TextSubject.OrganizationalUnit => new ListColumn<OrganizationalUnits>(uses, words),
        TextSubject.Group => new ListColumn<Groups>(uses, words),
        TextSubject.Role => new ListColumn<Roles>(uses, words),
        TextSubject.DiscoveredBy => new ListColumn<Agents>(uses, words),
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    [SkipLocalsInit]
    protected void NarrowTo(string? value, Survivors survivors)
    {
        if (value is null)
        {
            LeaveOpen(survivors);
            return;
        }

        var known = _known is null ? default : _known.Find(value, _groups.Nothing);
        if (!known.IsEmpty)
        {
            _groups.Narrow(survivors, known);
            return;
        }

        Span<ulong> block = stackalloc ulong[_groups.Length];
        Work(value, block);
        _groups.Narrow(survivors, block);
    }

    protected void NarrowTo(IReadOnlyList<string>? values, Survivors survivors)
    {
        if (values is null)
            NarrowTo((string?)null, survivors);
        else
            NarrowTo((values as string[] ?? [.. values]).AsSpan(), survivors);
    }

    /// <summary>The place of a text.</summary>
    protected int PlaceOf(string? value) => value is null ? Unseen : _known?.SlotOf(value) ?? -1;

    /// <summary>The place of a list: that of the only text of it which matters, as mostly none does or one.</summary>
    protected int PlaceOf(IReadOnlyList<string>? values)
    {
        if (values is not string[] array)
            return values is null ? Unseen : -1;
        var place = Nothing;
        foreach (var value in array)
        {
            var slot = _known?.SlotOf(value) ?? -1;
            if (slot >= 0 && _known!.IsUsual(slot))
                continue;
            if (slot < 0 || place != Nothing)
                return -1;
            place = slot;
        }

        return place;
    }

    private void NarrowTo(ReadOnlySpan<string> values, Survivors survivors)
    {
        if (values.Length == 1)
        {
            NarrowTo(values[0], survivors);
            return;
        }

        // Mostly no more than one of them matches anything: its block is that of the list.
        var block = _groups.Nothing;
        for (var i = 0; i < values.Length; i++)
        {
            var known = _known is null ? default : _known.Find(values[i], _groups.Nothing);
            if (known == _groups.Nothing)
                continue;
            if (known.IsEmpty || block != _groups.Nothing)
            {
                NarrowTo(block, values[i..], survivors);
                return;
            }

            block = known;
        }

        _groups.Narrow(survivors, block);
    }

    [SkipLocalsInit]
    private void NarrowTo(ReadOnlySpan<ulong> before, ReadOnlySpan<string> values, Survivors survivors)
    {
        Span<ulong> block = stackalloc ulong[_groups.Length];
        before.CopyTo(block);
        foreach (var value in values)
            Add(value, block);
        _groups.Narrow(survivors, block);
    }

    private void Add(string value, Span<ulong> block)
    {
        var known = _known is null ? default : _known.Find(value, _groups.Nothing);
        if (known.IsEmpty)
            AddNew(value, block);
        else if (known != _groups.Nothing)
            Rows.Or(block, known);
    }

    [SkipLocalsInit]
    private void AddNew(string value, Span<ulong> block)
    {
        Span<ulong> one = stackalloc ulong[_groups.Length];
        Work(value, one);
        Rows.Or(block, one);
    }

    private void Work(string value, Span<ulong> block)
    {
        _groups.Nothing.CopyTo(block);
        _patterns.AddMatches(value, block);
        _known?.Keep(value, block, _groups.Nothing);
    }

    private static IEnumerable<(string Text, bool IsPlain, TestUse Use)> Parts(TestUse use) => use.Test switch
    {
        TextTest text => text.Patterns.Select(p => (p.Text, false, use)),
        PropertyTest property => property.Values.Select(v => ((string)v.Value, property.Comparison == PropertyComparison.EqualTo, use)),
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };
}

/// <summary>A text property of discovery, by how it is read: compiled for each, so that none is asked which it is.</summary>
internal sealed class SubjectColumn<TText>(IReadOnlyList<TestUse> uses, int words, bool areDistinct = false) : TextColumn(uses, words, areDistinct)
    where TText : struct, IText
{
    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf(TText.Of(resource));

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => NarrowTo(TText.Of(resource), survivors);
}

/// <summary>A list of texts of discovery, by how it is read.</summary>
internal sealed class ListColumn<TTexts>(IReadOnlyList<TestUse> uses, int words) : TextColumn(uses, words, areDistinct: false)
    where TTexts : struct, ITexts
{
    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf(TTexts.Of(resource));

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => NarrowTo(TTexts.Of(resource), survivors);
}

/// <summary>A custom property that is a text.</summary>
internal sealed class CustomTextColumn(IReadOnlyList<TestUse> uses, int words, string name) : TextColumn(uses, words, areDistinct: false)
{
    public override int PlaceOf(Resource resource, DateTimeOffset now) => PlaceOf(Read(resource));

    public override void Narrow(Resource resource, DateTimeOffset now, Survivors survivors) => NarrowTo(Read(resource), survivors);

    private string? Read(Resource resource) =>
        resource.CustomProperties is Dictionary<string, object> all && all.TryGetValue(name, out var value) ? value as string : null;
}
