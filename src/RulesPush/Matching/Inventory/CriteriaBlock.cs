using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RulesPush.Matching.Inventory;

/// <summary>As many criteria as machines are held against at once: a bit for each.</summary>
internal interface ICriteriaBlock<TSelf>
    where TSelf : struct, ICriteriaBlock<TSelf>
{
    /// <summary>The words of a block.</summary>
    static abstract int Words { get; }

    /// <summary>Reads the block that begins with a word.</summary>
    static abstract TSelf Read(ref ulong words, int first);

    /// <summary>The criteria of both.</summary>
    static abstract TSelf operator &(TSelf one, TSelf other);

    /// <summary>The criteria that another has not.</summary>
    TSelf Without(TSelf other);

    /// <summary>The first criterion; as many as a block has bits, or more, where there is none.</summary>
    int First { get; }
}

/// <summary>Up to 64 criteria: a word, of which the processor finds the first bit at once.</summary>
internal readonly struct WordOfCriteria(ulong bits) : ICriteriaBlock<WordOfCriteria>
{
    private readonly ulong _bits = bits;

    public static int Words => 1;

    public int First => BitOperations.TrailingZeroCount(_bits);

    public static WordOfCriteria Read(ref ulong words, int first) => new(Unsafe.Add(ref words, first));

    public static WordOfCriteria operator &(WordOfCriteria one, WordOfCriteria other) => new(one._bits & other._bits);

    public WordOfCriteria Without(WordOfCriteria other) => new(_bits & ~other._bits);
}

/// <summary>256 criteria: a vector.</summary>
internal readonly struct VectorOfCriteria(Vector256<ulong> bits) : ICriteriaBlock<VectorOfCriteria>
{
    private readonly Vector256<ulong> _bits = bits;

    public static int Words => Vector256<ulong>.Count;

    public int First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var word = BitOperations.TrailingZeroCount(~Vector256.Equals(_bits, Vector256<ulong>.Zero).ExtractMostSignificantBits() & 0b1111 | 0b1_0000);
            return (word * 64) + BitOperations.TrailingZeroCount(_bits.GetElement(word & 3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorOfCriteria Read(ref ulong words, int first) => new(Vector256.LoadUnsafe(ref words, (uint)first));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorOfCriteria operator &(VectorOfCriteria one, VectorOfCriteria other) => new(one._bits & other._bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorOfCriteria Without(VectorOfCriteria other) => new(Vector256.AndNot(_bits, other._bits));
}
