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
        var (starts, values) = Read(v4, 8, static (high, low) => (uint)low);
        var (startsV6, valuesV6) = Read(v6, 32, static (high, low) => new UInt128(high, low));
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

    private static (T[] Starts, int[] Values) Read<T>(string text, int digitsOfAddress, Func<ulong, ulong, T> first)
    {
        var intervals = text.AsSpan().Count(':');
        var (starts, values) = (new T[intervals], new int[intervals]);
        var (high, low) = (0UL, 0UL);
        var (interval, digits, isSite) = (0, 0, false);
        // The space behind the last one ends it as the others are ended.
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (char.IsAsciiHexDigitUpper(c))
            {
                (high, low) = ((high << 4) | (low >> 60), (low << 4) | (uint)(c <= '9' ? c - '0' : c - 'A' + 10));
                digits++;
                continue;
            }

            var isEnd = c is ' ' or '\r' or '\n';
            // Ends of lines may be of two characters.
            if (isEnd && digits == 0 && !isSite)
                continue;
            if ((isSite ? digits is 0 or > 7 : digits != digitsOfAddress) || isSite != isEnd || (!isEnd && c != ':'))
                throw new FormatException($"'{text.AsSpan(i - digits, Math.Min(text.Length - i + digits, 40))}' is no interval of boundaries.");
            if (isSite)
                values[interval++] = (int)low - 1;
            else
                starts[interval] = first(high, low);
            (high, low, digits, isSite) = (0, 0, 0, !isSite);
        }

        return (starts, values);
    }
}
