using RulesPush.Model;

namespace RulesPush.Matching;

/// <summary>
/// The boundaries of all sites as the build flattens them: disjoint intervals of addresses, each with the site that wins
/// there, as text in the assembly.
/// </summary>
/// <remarks>
/// Each interval is the first of its addresses in hexadecimal digits, a colon, and the number of the site, hexadecimal too:
/// <c>0A010000:2</c>. They ascend, with spaces or ends of lines between them. Sites are numbered from 1 in the order of
/// their codes; 0 is none.
/// </remarks>
/// <param name="v4">The intervals of IPv4 addresses, of eight digits.</param>
/// <param name="v6">The intervals of IPv6 addresses, of 32 digits.</param>
/// <param name="withOthers">The numbers of the sites that have boundaries of other kinds, AD sites or subnet IDs, which are read from their definitions.</param>
public readonly ref struct FlatBoundaries(string v4, string v6, ReadOnlySpan<int> withOthers)
{
    private readonly ReadOnlySpan<int> _withOthers = withOthers;

    /// <summary>The addresses, ready for look-up.</summary>
    /// <exception cref="FormatException">The text is none that the generator writes.</exception>
    internal AddressTable ReadAddresses()
    {
        var (starts, values) = Read(v4, static (high, low) => (uint)low);
        var (startsV6, valuesV6) = Read(v6, static (high, low) => new UInt128(high, low));
        return new AddressTable(starts, values, startsV6, valuesV6);
    }

    /// <summary>The boundaries of those sites that have others than addresses.</summary>
    internal IEnumerable<(int Site, BoundaryDefinition Boundary)> ReadOthers(
        CompiledRulePack.CompiledSite[] sites, Func<SiteDefinition, EquatableArray<BoundaryDefinition>> boundaries)
    {
        List<(int, BoundaryDefinition)> others = [];
        foreach (var number in _withOthers)
            others.AddRange(boundaries(sites[number - 1].Definition).Select(b => (number - 1, b)));
        return others;
    }

    private static (T[] Starts, int[] Values) Read<T>(ReadOnlySpan<char> text, Func<ulong, ulong, T> first)
    {
        var intervals = text.Count(':');
        var (starts, values) = (new T[intervals], new int[intervals]);
        for (var i = 0; i < intervals; i++)
        {
            var (high, low) = ReadNumber(ref text, ':');
            starts[i] = first(high, low);
            values[i] = (int)ReadNumber(ref text, ' ').Low - 1;
        }

        return (starts, values);
    }

    /// <summary>Takes a number off the text, with what stands behind it: <paramref name="end"/>, or the end of a line.</summary>
    private static (ulong High, ulong Low) ReadNumber(ref ReadOnlySpan<char> text, char end)
    {
        var (high, low) = (0UL, 0UL);
        var i = 0;
        for (; i < text.Length && char.IsAsciiHexDigitUpper(text[i]); i++)
        {
            var digit = (uint)(text[i] <= '9' ? text[i] - '0' : text[i] - 'A' + 10);
            (high, low) = ((high << 4) | (low >> 60), (low << 4) | digit);
        }

        // Raw text ends its lines as the file does that it was compiled from.
        var behind = i;
        while (behind < text.Length && (text[behind] == end || (end == ' ' && text[behind] is '\r' or '\n')))
            behind++;
        if (i == 0 || (behind == i && i < text.Length))
            throw new FormatException($"'{text[..Math.Min(text.Length, 40)]}' is no interval of boundaries.");
        text = text[behind..];
        return (high, low);
    }
}
