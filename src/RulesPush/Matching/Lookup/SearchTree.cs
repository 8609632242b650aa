using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching;

/// <summary>Finds the last of some sorted keys that is at most another: a static B+ tree whose nodes are searched at once.</summary>
/// <remarks>
/// Idea: seventeen ways at a node of sixteen keys, all of which are compared in two or four vector instructions, with no
/// branch to mispredict; children are found by arithmetic, without pointers. From: S. Slotin, "Static B-Trees" (Algorithms
/// for Modern Hardware, 2022), there called S+ tree. Limits: signed keys, so that unsigned ones come with their highest bit
/// turned over; built once. Without vector hardware the same code runs, slower.
/// </remarks>
internal sealed class SearchTree<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Keys = 16;
    private const int Ways = Keys + 1;

    private readonly T[] _keys;
    private readonly int[] _innerLayers;
    private readonly int _bottom;
    private readonly int _count;

    /// <summary>Takes keys in ascending order, each once.</summary>
    public SearchTree(ReadOnlySpan<T> sorted)
    {
        _count = sorted.Length;
        // From the bottom up, until a layer is one node.
        var nodes = new List<int> { Math.Max(1, (sorted.Length + Keys - 1) / Keys) };
        while (nodes[^1] > 1)
            nodes.Add((nodes[^1] + Ways - 1) / Ways);

        _keys = new T[nodes.Sum() * Keys];
        // What fills a node up is more than any key that is looked for.
        _keys.AsSpan().Fill(T.MaxValue);
        _innerLayers = new int[nodes.Count - 1];
        var offset = 0;
        var leavesBelow = (int)Math.Pow(Ways, nodes.Count - 2);
        for (var layer = 0; layer < _innerLayers.Length; layer++)
        {
            _innerLayers[layer] = offset;
            var inLayer = nodes[nodes.Count - 1 - layer];
            for (var i = 0; i < inLayer * Keys; i++)
            {
                // The first key below the child behind this one.
                var child = (i / Keys * Ways) + (i % Keys) + 1;
                if ((long)child * leavesBelow * Keys < sorted.Length)
                    _keys[offset + i] = sorted[child * leavesBelow * Keys];
            }

            offset += inLayer * Keys;
            leavesBelow /= Ways;
        }

        _bottom = offset;
        sorted.CopyTo(_keys.AsSpan(_bottom));
    }

    /// <summary>The key at a place.</summary>
    public T this[int place] => _keys[_bottom + place];

    /// <summary>The place of the last key that is at most <paramref name="key"/>; -1 where all are more.</summary>
    public int LastAtMost(T key)
    {
        if (key == T.MaxValue)
            return _count - 1;
        ref var keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        var wanted = Vector256.Create(key);
        var node = 0;
        foreach (var layer in _innerLayers)
            node = (node * Ways) + CountAtMost(ref Unsafe.Add(ref keys, layer + (node * Keys)), wanted);
        return (node * Keys) + CountAtMost(ref Unsafe.Add(ref keys, _bottom + (node * Keys)), wanted) - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountAtMost(ref T node, Vector256<T> wanted)
    {
        var more = 0;
        for (var i = 0; i < Keys; i += Vector256<T>.Count)
            more += BitOperations.PopCount(Vector256.GreaterThan(Vector256.LoadUnsafe(ref Unsafe.Add(ref node, i)), wanted).ExtractMostSignificantBits());
        return Keys - more;
    }
}
