using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching;

/// <summary>Finds the value of an IPv4 address among many disjoint intervals.</summary>
/// <remarks>
/// Idea: the upper 16 bits of the address choose an entry of a table; most say the value outright, and the others a small
/// tree on the lower 16 bits, with 32 keys a node, which two vector instructions compare at once. Between the direct tables
/// of P. Gupta, S. Lin and N. McKeown, "Routing Lookups in Hardware at Memory Access Speeds" (INFOCOM 1998: 24 bits, 32 MB)
/// and a tree alone. Limits: 256 KB for the table however few the intervals are, so that few of them are better kept in a
/// <see cref="SearchTree{T}"/>; built once. Without vector hardware the same code runs, slower.
/// </remarks>
internal sealed class RootedTree
{
    private const int Keys = 32;
    private const int DepthShift = 28;

    /// <summary>A value as its complement, less one; or else a node, with the depth of its tree in the upper bits.</summary>
    private readonly int[] _root = new int[1 << 16];

    private readonly short[] _keys;

    /// <summary>For each key of a node its child, and at the bottom the value.</summary>
    private readonly int[] _nexts;

    /// <summary>Takes the first address of each interval, in ascending order, and its value: -1 or more.</summary>
    public RootedTree(ReadOnlySpan<uint> starts, ReadOnlySpan<int> values)
    {
        var (keys, nexts) = (new List<short>(), new List<int>());
        var (next, value) = (0, -1);
        var within = new List<(short Key, int Next)>();
        for (var upper = 0; upper < _root.Length; upper++)
        {
            var first = (uint)upper << 16;
            within.Clear();
            within.Add((short.MinValue, value));
            for (; next < starts.Length && starts[next] >> 16 == upper; next++)
            {
                value = values[next];
                if (starts[next] == first)
                    within.Clear();
                within.Add((Flip((ushort)starts[next]), value));
            }

            _root[upper] = within.Count == 1 ? ~(within[0].Next + 1) : Tree(within, keys, nexts);
        }

        (_keys, _nexts) = ([.. keys], [.. nexts]);
    }

    /// <summary>The value of the interval that holds the address.</summary>
    public int Find(uint address)
    {
        var entry = _root[address >> 16];
        if (entry < 0)
            return ~entry - 1;
        var wanted = Vector256.Create(Flip((ushort)address));
        var node = entry & ((1 << DepthShift) - 1);
        for (var depth = entry >> DepthShift; depth > 0; depth--)
            node = _nexts[(node * Keys) + CountAtMost(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_keys), node * Keys), wanted) - 1];
        return node;
    }

    /// <summary>Appends the nodes of a tree from the bottom up; its entry in the table.</summary>
    private static int Tree(List<(short Key, int Next)> entries, List<short> keys, List<int> nexts)
    {
        var depth = 0;
        while (depth == 0 || entries.Count > 1)
        {
            var above = new List<(short Key, int Next)>();
            foreach (var node in entries.Chunk(Keys))
            {
                above.Add((node[0].Key, keys.Count / Keys));
                // What fills a node up leads where its last key leads, as only the highest address of all passes that.
                keys.AddRange(node.Select(static e => e.Key).Concat(Enumerable.Repeat(short.MaxValue, Keys - node.Length)));
                nexts.AddRange(node.Select(static e => e.Next).Concat(Enumerable.Repeat(node[^1].Next, Keys - node.Length)));
            }

            entries = above;
            depth++;
        }

        return (depth << DepthShift) | entries[0].Next;
    }

    /// <summary>Vectors compare signed numbers.</summary>
    private static short Flip(ushort key) => (short)(key ^ 0x8000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountAtMost(ref short node, Vector256<short> wanted)
    {
        var lower = Vector256.GreaterThan(Vector256.LoadUnsafe(ref node), wanted).AsByte().ExtractMostSignificantBits();
        var upper = Vector256.GreaterThan(Vector256.LoadUnsafe(ref Unsafe.Add(ref node, Vector256<short>.Count)), wanted).AsByte().ExtractMostSignificantBits();
        // Two bits a key.
        return Keys - ((BitOperations.PopCount(lower) + BitOperations.PopCount(upper)) >> 1);
    }
}
