using CsCheck;

namespace RulesPush.Generators.Tests.BackEnds;

/// <summary>One of a few values, null among them.</summary>
internal static class Pick
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Gen<T?> OrNull<T>(Gen<T> value, int seen, int unseen)
        where T : class =>
        Gen.Frequency((seen, value.Select(static v => (T?)v)), (unseen, Of<T?>((T?)null)));
}
