using CsCheck;
using RulesPush.Matching;

namespace RulesPush.Tests.Lookup;

/// <summary>Names are found as <see cref="StringComparison.OrdinalIgnoreCase"/> finds them, one by one.</summary>
public sealed class NameTables
{
    private static readonly string[] _hostile =
        ["", "a", "A", "K", "\u212A", "k", "s", "S", "\u017F", "i", "I", "\u0131", "\u0130", "\u00E9", "\u00C9", "\uD801\uDC28", "\uD801\uDC00", "\uD801", "\uDC28", "ss", "\u00DF"];

    private static readonly Gen<string> _name = Gen.OneOf(
        Gen.Int[0, _hostile.Length - 1].Select(static i => _hostile[i]),
        Gen.Select(Gen.Int[0, _hostile.Length - 1], Gen.Int[0, _hostile.Length - 1]).Select(static (a, b) => "Site-" + _hostile[a] + _hostile[b]),
        Gen.Int[0, 60].Select(static i => $"Branch-{i:00}-West"),
        Gen.Int[0, 60].Select(static i => $"BRANCH-{i:00}-west"));

    [Fact]
    public void Find_what_a_look_at_every_name_finds() =>
        Gen.Select(_name.Array[0, 60], _name.Array[40]).Sample(
            static (names, wanted) =>
            {
                var table = new NameTable(names.Select(static (name, place) => (name, place)));
                foreach (var name in wanted.Concat(names))
                    Assert.Equal(Array.FindIndex(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)), table.Find(name));
            },
            iter: 5_000);

    /// <summary>What the table is built on.</summary>
    [Fact]
    public void No_other_character_counts_as_an_ASCII_one()
    {
        for (var ascii = 0; ascii < 128; ascii++)
        {
            for (var other = 128; other <= char.MaxValue; other++)
                Assert.False(string.Equals($"{(char)ascii}", $"{(char)other}", StringComparison.OrdinalIgnoreCase), $"{ascii:X} and {other:X}");
        }
    }

    [Fact]
    public void Names_that_differ_only_in_the_middle_are_told_apart()
    {
        var names = Enumerable.Range(0, 100).Select(static i => (Name: $"{new string('x', 20)}{i:00}{new string('x', 20)}", i)).ToList();
        var table = new NameTable(names);
        Assert.All(names, n => Assert.Equal(n.i, table.Find(n.Name.ToUpperInvariant())));
    }
}
